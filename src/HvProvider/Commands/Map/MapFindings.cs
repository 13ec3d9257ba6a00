using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;
using HvProvider.Preflight;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map;

/// <summary>Finds leaks and mismatches of a NIC. Data that was not read leads to no findings.</summary>
internal static class MapFindings
{
    /// <summary>The findings of a NIC, the most severe first.</summary>
    /// <param name="nic">The NIC.</param>
    /// <param name="bridge">The configured bridge, with its uplink and networks.</param>
    public static IReadOnlyList<MapFinding> Of(MapNic nic, MapBridge bridge) =>
    [
        .. new[]
        {
            Leak(nic, bridge), Mismatch(nic, bridge), MissingPortGroup(nic, bridge), NotOnUplink(nic, bridge), Firewall(nic, bridge),
        }.OfType<MapFinding>(),
    ];

    private static MapFinding? Leak(MapNic nic, MapBridge bridge)
    {
        if (!bridge.Filters || nic is not { Effective: { } found, Intended: { } expected })
        {
            return null;
        }

        int[] leaked = [.. found.All.Where(vlan => !expected.Carries(vlan))];
        return leaked.Length == 0 ? null : new MapFinding(
            MapFindingKind.Leak, leaked, $"VLAN {VlanRanges.Format(leaked)} leaks to the guest: it is not configured for this NIC.");
    }

    private static MapFinding? Mismatch(MapNic nic, MapBridge bridge)
    {
        if (nic is not { Problem: not null, Effective: { } found, Intended: { } expected })
        {
            return null;
        }

        int[] missing = [.. expected.All.Where(vlan => !bridge.Filters || !IsSame(found, expected, vlan))];

        // Additional VLANs alone are a leak, not a mismatch.
        return missing.Length == 0 && bridge.Filters && found.All.Any(vlan => !expected.Carries(vlan)) ? null : new MapFinding(
            MapFindingKind.Mismatch,
            missing,
            !bridge.Filters
            ? $"VLAN filtering is off on the bridge, so the guest is not restricted to its VLANs. Expected: {VlanWords.Of(expected)}."
            : $"Expected: {VlanWords.Of(expected)}. Found: {Describe(nic, found)}.");
    }

    private static MapFinding? MissingPortGroup(MapNic nic, MapBridge bridge) =>
        nic.PortGroup is { } name
        && bridge.Networks.FirstOrDefault(network => network.Name == nic.Network) is { } network
        && network.PortGroups.All(group => group.Name != name)
            ? new MapFinding(
                MapFindingKind.MissingPortGroup,
                [],
                $"The network \"{network.Name}\" has no port group \"{name}\"; the NIC has no port group.")
            : null;

    private static MapFinding? NotOnUplink(MapNic nic, MapBridge bridge)
    {
        if (!bridge.Filters || bridge.Uplink is not { } uplink || nic.Intended is not { } expected)
        {
            return null;
        }

        // Missing VLANs are already reported as a mismatch.
        int[] ending =
        [
            .. expected.All.Where(vlan => nic.Effective?.Carries(vlan) is not false
                && UplinkCheck.PassageOf(uplink.Vlans, vlan) != UplinkPassage.Both),
        ];
        return ending.Length == 0 ? null : new MapFinding(
            MapFindingKind.NotOnUplink,
            ending,
            $"The uplink \"{uplink.Name}\" does not carry VLAN {VlanRanges.Format(ending)} in both directions; it ends on this host.");
    }

    private static MapFinding? Firewall(MapNic nic, MapBridge bridge)
    {
        if (bridge is not { Firewall: { } firewall, Options: { } options } || (nic.Effective ?? nic.Intended) is not { } vlans)
        {
            return null;
        }

        (string, PortVlans)? uplink = bridge.Uplink is { } port ? (port.Name, port.Vlans) : null;
        return FirewallCheck.Affected(firewall, options, vlans, uplink) is { } affected
            ? new MapFinding(MapFindingKind.Firewall, [], FirewallCheck.Describe(firewall, bridge.Name, affected))
            : null;
    }

    private static string Describe(MapNic nic, PortVlans found) =>
        nic.State == MapNicState.OffBridge ? "the tap is not on the bridge" : VlanWords.Of(found);

    private static bool IsSame(PortVlans some, PortVlans other, int vlan) =>
        some.Untagged.Contains(vlan) == other.Untagged.Contains(vlan)
        && some.Tagged.Contains(vlan) == other.Tagged.Contains(vlan)
        && (some.Pvid == vlan) == (other.Pvid == vlan);
}
