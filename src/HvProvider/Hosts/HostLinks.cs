using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>The links of the host, and which of them lead to the physical network.</summary>
/// <param name="All">The links.</param>
internal sealed record HostLinks(IReadOnlyList<HostLink> All)
{
    private const string Dummy = "dummy";

    // Deeper stacks do not exist in practice; the limit ends a loop of patched bridges.
    private const int MaxDepth = 8;

    // "dsa" is the port of a switch chip that the kernel drives.
    private static readonly HashSet<string> Aggregates = ["bond", "team", "dsa"];
    private static readonly HashSet<string> OnTop = ["vlan", "macsec", "macvlan"];

    /// <summary>The link with that name or alternative name; null if there is none.</summary>
    public HostLink? Find(string name) => All.FirstOrDefault(link => link.Name == name) ?? All.FirstOrDefault(link => link.IsNamed(name));

    /// <summary>
    /// Whether the kind of a link shows that it leads to the physical network: a hardware device, a bond or team, a device on top of
    /// such a link, or a connection to another bridge that has one.
    /// </summary>
    public bool LeadsOutside(HostLink link) => LeadsOutside(link, MaxDepth);

    /// <summary>Whether a link may lead off the host. A dummy device never does.</summary>
    public static bool MayLeadOutside(HostLink link) => link.Kind != Dummy;

    private bool LeadsOutside(HostLink link, int depth) => depth > 0 && link switch
    {
        { Kind: null } => true,
        { Kind: { } kind } when Aggregates.Contains(kind) => true,
        { Kind: { } kind, Lower: { } lower } when OnTop.Contains(kind) => Find(lower) is { } below && LeadsOutside(below, depth - 1),
        { Kind: "veth", Lower: { } peer } => Find(peer) is { BridgePort: not null, Master: { } bridge } other
            && BridgeLeadsOutside(bridge, other.Name, depth - 1),
        { Bridge: not null } => BridgeLeadsOutside(link.Name, null, depth - 1),
        _ => false,
    };

    private bool BridgeLeadsOutside(string bridge, string? except, int depth) => All.Any(port =>
        port.BridgePort is not null && port.Master == bridge && port.Name != except && LeadsOutside(port, depth));
}
