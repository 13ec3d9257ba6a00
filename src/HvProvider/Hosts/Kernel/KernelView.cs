using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>All links of the host and what bridges do with them, at about one moment.</summary>
/// <param name="Links">The links, by their number.</param>
/// <param name="Bridges">Those that are bridges, by name.</param>
/// <param name="Vlans">The VLANs of the links that have any in a bridge.</param>
/// <param name="Learned">The MAC addresses that bridges have heard at their ports; none where that could not be read.</param>
internal sealed record KernelView(
    IReadOnlyList<HostLink> Links,
    IReadOnlyList<HostBridge> Bridges,
    IReadOnlyDictionary<string, PortVlans> Vlans,
    IReadOnlyList<LearnedMac> Learned)
{
    /// <summary>The link of that name as a port, be it on a bridge or on none; null when there is no such link.</summary>
    public HostPort? FindPort(string name) => Links.FirstOrDefault(link => link.Name == name) is { } link
        ? new HostPort(link, Vlans.GetValueOrDefault(name, PortVlans.None))
        : null;

    /// <summary>Puts together what the commands have told.</summary>
    /// <param name="links">The links.</param>
    /// <param name="vlans">The VLANs by port. A port without any VLAN is not among them.</param>
    /// <param name="learned">The MAC addresses that were heard.</param>
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
