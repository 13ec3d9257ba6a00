using System.Globalization;

namespace HvProvider.Preflight;

/// <summary>
/// Checks for a leak of the default PVID. The kernel assigns it to every new port as untagged, and libvirt removes only VLAN 1.
/// If it is one of the configured VLANs, libvirt sets it in any case.
/// </summary>
internal static class LeakCheck
{
    private const int TakenAway = 1;

    /// <summary>The finding if a VLAN would leak; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Vlan: { } configured, VlanBridge: { } bridge }
            || bridge.Options.DefaultPvid is not { } leaking
            || leaking == TakenAway
            || configured.Tags.Any(tag => tag.Id == leaking))
        {
            return null;
        }

        var vlan = leaking.ToString(CultureInfo.InvariantCulture);
        return Finding.Error(
            FindingAspect.Vlans,
            "Default PVID would leak to guest",
            $"VLAN {vlan} would leak to the guest in addition to {plan.VlanText}: it is the default PVID of bridge \"{bridge.Name}\", "
            + $"which the kernel assigns to every new port and libvirt does not remove. On the host, "
            + $"{plan.Owner.RemoveDefaultPvid(bridge.Link)}. NICs that are untagged so far then require vlan = {vlan}.");
    }
}
