namespace HvProvider.Preflight;

/// <summary>
/// Checks that libvirt can set VLANs. The daemon of a user session lets qemu-bridge-helper create the tap, and ignores the VLANs.
/// </summary>
internal static class SessionDaemonCheck
{
    /// <summary>The finding if VLANs are configured on the daemon of a user session; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        plan is { IsUserSession: true, AreVlansKnown: true, Vlan: not null }
            ? Finding.Error(
                FindingAspect.Vlans,
                "VLANs not supported by session daemon",
                "The provider is connected to a libvirt daemon of a user session (qemu:///session), which runs without privileges. "
                + $"qemu-bridge-helper adds its NICs to the bridge, and libvirt silently ignores {plan.VlanText}: the NIC would be "
                + "untagged. Define the domain on the system daemon and set uri = \"qemu:///system\", or omit vlan and trunk and use a "
                + "bridge of that VLAN.")
            : null;
}
