namespace HvProvider.Preflight;

/// <summary>Whether the bridge heeds VLANs. On one that does not, libvirt sets them all the same, and they do nothing.</summary>
internal static class FilteringCheck
{
    /// <summary>VLANs are wanted where there are none; null otherwise.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        plan is { AreVlansKnown: true, Vlan: not null, FoundBridge: { Options.VlanFiltering: false } bridge }
            ? Finding.Error(
                FindingAspect.Vlans,
                "Bridge does not filter VLANs",
                $"The bridge \"{bridge.Name}\" of the hypervisor's host does not filter VLANs (vlan_filtering 0): all its ports are in one "
                + $"network, and {plan.Wish} would have no effect. On the host, set VLANFiltering=yes in the [Bridge] section of the "
                + "bridge's .netdev file; or leave vlan and trunk out, if that one network is meant.")
            : null;
}
