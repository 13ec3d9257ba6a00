using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Preflight;

/// <summary>Checks that VLAN filtering is enabled on the bridge. Without it, libvirt sets the VLANs, but they have no effect.</summary>
internal static class FilteringCheck
{
    /// <summary>The finding if VLANs are configured on a bridge without VLAN filtering; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        plan is { AreVlansKnown: true, Vlan: not null, FoundBridge: { Options.VlanFiltering: false } bridge }
            ? Finding.Error(
                FindingAspect.Vlans,
                "VLAN filtering disabled on bridge",
                $"VLAN filtering is disabled on bridge \"{bridge.Name}\" of the hypervisor's host (vlan_filtering 0). All its ports are in "
                + $"one network, and {plan.VlanText} would have no effect. "
                + (plan.Uplinks.Single is { Link.Vlan: { } vlan } uplink
                    ? OnBridgeOfVlan(plan, uplink, vlan.Id)
                    : $"On the host, {plan.Owner.EnableFiltering(bridge.Link)}. If a single network is intended, omit vlan and trunk."))
            : null;

    /// <summary>A host with one bridge for each VLAN: the bridge selects the VLAN.</summary>
    private static string OnBridgeOfVlan(ConnectionPlan plan, HostPort uplink, int vlan)
    {
        var other = plan.Vlan!.AccessTag is { } wanted && wanted != vlan
            ? plan.Host!.Bridges.FirstOrDefault(found => found.Ports.Any(port =>
                port.Link.Vlan?.Id == wanted && port.Link.Lower == uplink.Link.Lower))
            : null;
        return $"Its uplink \"{uplink.Name}\" is a VLAN interface, so all its NICs are in VLAN {Text(vlan)}: omit vlan and trunk"
            + (plan.Vlan.AccessTag == vlan ? "."
                : other is not null ? $", and set bridge = \"{other.Name}\" for {plan.VlanText}."
                : $" for NICs in VLAN {Text(vlan)}. Other VLANs require another bridge, or a bridge with VLAN filtering whose uplink is "
                    + $"\"{uplink.Link.Lower}\".");
    }

    private static string Text(int vlan) => vlan.ToString(CultureInfo.InvariantCulture);
}
