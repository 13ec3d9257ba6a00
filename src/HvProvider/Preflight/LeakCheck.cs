using System.Globalization;

namespace HvProvider.Preflight;

/// <summary>
/// Whether the bridge's own VLAN would leak to the guest: the kernel gives every new port the default PVID, untagged, and libvirt
/// takes away VLAN 1 and no other. A VLAN that is wanted is set by libvirt, whatever the port had.
/// </summary>
internal static class LeakCheck
{
    private const int TakenAway = 1;

    /// <summary>A VLAN would leak; null where none would.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Vlan: { } wish, VlanBridge: { } bridge }
            || bridge.Options.DefaultPvid is not { } leaking
            || leaking == TakenAway
            || wish.Tags.Any(tag => tag.Id == leaking))
        {
            return null;
        }

        var vlan = leaking.ToString(CultureInfo.InvariantCulture);
        return Finding.Error(
            FindingAspect.Vlans,
            "VLAN of the bridge would leak",
            $"VLAN {vlan} would leak to the guest beside {plan.Wish}: it is the default PVID of the bridge \"{bridge.Name}\", which the kernel "
            + "gives to every new port and libvirt does not take away. On the host, set DefaultPVID=none in the [Bridge] section of the "
            + "bridge's .netdev file, or leave DefaultPVID= out there; guests that are untagged so far need "
            + $"vlan = {vlan} then.");
    }
}
