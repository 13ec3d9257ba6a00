using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>All links of the host and their bridge settings, at about one moment.</summary>
/// <param name="Links">The links, by interface index.</param>
/// <param name="Bridges">The bridges, by name.</param>
/// <param name="Vlans">The VLANs of bridge ports.</param>
/// <param name="Learned">The MAC addresses that bridges have learned; empty if they could not be read.</param>
internal sealed record KernelView(
    IReadOnlyList<HostLink> Links,
    IReadOnlyList<HostBridge> Bridges,
    IReadOnlyDictionary<string, PortVlans> Vlans,
    IReadOnlyList<LearnedMac> Learned)
{
    /// <summary>The link with that name or alternative name as a port, on a bridge or not; null if it does not exist.</summary>
    public HostPort? FindPort(string name) => Links.FirstOrDefault(link => link.IsNamed(name)) is { } link
        ? new HostPort(link, Vlans.GetValueOrDefault(link.Name, PortVlans.None))
        : null;

    /// <summary>Combines the output of the commands.</summary>
    /// <param name="links">The links.</param>
    /// <param name="vlans">The VLANs by port. Ports without VLANs are missing.</param>
    /// <param name="learned">The learned MAC addresses.</param>
    public static KernelView Of(
        IReadOnlyList<HostLink> links, IReadOnlyDictionary<string, PortVlans> vlans, IReadOnlyList<LearnedMac> learned)
    {
        var ports = links.Where(static link => link.BridgePort is not null && link.Master is not null)
            .ToLookup(static link => link.Master!, StringComparer.Ordinal);
        var above = links.Where(static link => link.Vlan is not null && link.Lower is not null)
            .ToLookup(static link => link.Lower!, StringComparer.Ordinal);
        return new KernelView(
            links,
            [
                .. links.Where(static link => link.Bridge is not null)
                    .OrderBy(static link => link.Name, StringComparer.Ordinal)
                    .Select(link => new HostBridge(
                        link,
                        link.Bridge!,
                        VlansOf(link),
                        [.. ports[link.Name].OrderBy(static port => port.Name, StringComparer.Ordinal)
                            .Select(port => new HostPort(port, VlansOf(port)))],
                        [.. above[link.Name].OrderBy(static vlan => vlan.Vlan!.Id)
                            .ThenBy(static vlan => vlan.Name, StringComparer.Ordinal)])),
            ],
            vlans,
            learned);

        PortVlans VlansOf(HostLink link) => vlans.GetValueOrDefault(link.Name, PortVlans.None);
    }
}
