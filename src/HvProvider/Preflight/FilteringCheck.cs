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
                + $"one network, and {plan.VlanText} would have no effect. On the host, {plan.Owner.EnableFiltering(bridge.Link)}. If a "
                + "single network is intended, omit vlan and trunk.")
            : null;
}
