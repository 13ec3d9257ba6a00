namespace HvProvider.Commands.Map.Model;

/// <summary>A part of a bridge's drawing: the NICs of one libvirt network, or those on the bridge itself.</summary>
/// <param name="NetworkName">The network's name; null for the bridge itself.</param>
/// <param name="Network">The network; null if it was not read or does not exist, and for the bridge itself.</param>
/// <param name="Groups">Its NICs by port group.</param>
internal sealed record MapSection(string? NetworkName, MapNetwork? Network, IReadOnlyList<MapGroup> Groups)
{
    /// <summary>Divides the NICs of a bridge by network, with the bridge itself last.</summary>
    public static IReadOnlyList<MapSection> Of(MapBridge bridge)
    {
        var names = bridge.Networks.Select(static network => network.Name)
            .Union(bridge.Nics.Select(static nic => nic.Network).OfType<string>()).Order(StringComparer.Ordinal);
        var sections = names.Select(name => OfNetwork(
            name,
            bridge.Networks.FirstOrDefault(network => network.Name == name),
            [.. bridge.Nics.Where(nic => nic.Network == name)])).ToList();
        MapNic[] own = [.. bridge.Nics.Where(static nic => nic.Network is null)];
        return own.Length == 0 ? sections : [.. sections, new MapSection(null, null, [new MapGroup(null, null, own)])];
    }

    private static MapSection OfNetwork(string name, MapNetwork? network, IReadOnlyList<MapNic> nics)
    {
        var groups = network?.PortGroups ?? [];
        var byDefault = groups.FirstOrDefault(static group => group.IsDefault)?.Name;
        var named = nics.ToLookup(nic => nic.PortGroup ?? byDefault);
        var known = groups.Select(group => new MapGroup(group.Name, group, [.. named[group.Name]]));
        var others = named.Where(group => groups.All(known => known.Name != group.Key))
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new MapGroup(group.Key, null, [.. group]));
        return new MapSection(name, network, [.. known, .. others]);
    }
}
