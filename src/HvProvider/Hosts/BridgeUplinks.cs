using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>The ports of a bridge that lead to the physical switch.</summary>
/// <param name="Basis">Why they count as uplinks.</param>
/// <param name="Ports">The uplinks; empty if there are none or they are not clear.</param>
internal sealed record BridgeUplinks(UplinkBasis Basis, IReadOnlyList<HostPort> Ports)
{
    /// <summary>No uplink.</summary>
    public static readonly BridgeUplinks None = new(UplinkBasis.None, []);

    /// <summary>The ports that may be uplinks if it is not clear which of them are.</summary>
    public IReadOnlyList<HostPort> Candidates { get; init; } = [];

    /// <summary>The configured uplinks that are not ports of the bridge.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether the uplinks are certain, so that a VLAN they do not carry ends on the host.</summary>
    public bool IsCertain => Basis is UplinkBasis.Named or UplinkBasis.Kind;

    /// <summary>The uplink; null if there is none or there are several.</summary>
    public HostPort? Single => Ports is [var only] ? only : null;

    /// <summary>
    /// The infrastructure VLAN: the VLAN that is untagged on the uplink in both directions. Null if there is none, or several uplinks
    /// have different ones.
    /// </summary>
    public int? InfrastructureVlan =>
        Ports.Select(static port => port.Vlans.UntaggedBothWays).OfType<int>().Distinct().ToList() is [var only] ? only : null;

    /// <summary>Whether a port is an uplink.</summary>
    public bool Has(string port) => Ports.Any(uplink => uplink.Name == port);

    /// <summary>Finds the uplinks of a bridge.</summary>
    /// <param name="links">All links of the host.</param>
    /// <param name="bridge">The bridge.</param>
    /// <param name="taps">The taps of running domains, by name. Other taps are recognised by their kind.</param>
    /// <param name="named">The configured uplinks; empty if there are none, null if nothing is configured.</param>
    public static BridgeUplinks Find(
        HostLinks links, HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps, IReadOnlyList<string>? named)
    {
        if (named is not null)
        {
            var ports = bridge.Ports.Where(port => named.Any(port.Link.IsNamed)).ToList();
            return new BridgeUplinks(ports.Count == 0 ? UplinkBasis.None : UplinkBasis.Named, ports)
            {
                Missing = [.. named.Where(name => !ports.Any(port => port.Link.IsNamed(name)))],
            };
        }

        var others = bridge.Ports.Where(port => !IsTap(port.Link, taps) && HostLinks.MayLeadOutside(port.Link)).ToList();
        var physical = others.Where(port => links.LeadsOutside(port.Link)).ToList();
        return (physical, others) switch
        {
            ([_], _) => new BridgeUplinks(UplinkBasis.Kind, physical),
            ([], []) => None,
            ([], [_]) => new BridgeUplinks(UplinkBasis.Assumed, others),
            _ => new BridgeUplinks(UplinkBasis.Unclear, []) { Candidates = physical.Count == 0 ? others : physical },
        };
    }

    /// <summary>Whether a program such as QEMU is at the other end of a link.</summary>
    public static bool IsTap(HostLink link, IReadOnlyDictionary<string, GuestTap> taps) => link.IsTap || taps.ContainsKey(link.Name);
}
