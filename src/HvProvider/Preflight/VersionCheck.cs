using LibvirtSharp;

namespace HvProvider.Preflight;

/// <summary>
/// Whether libvirt can put a NIC on VLANs of a Linux bridge. An older one takes the definition and refuses when the guest starts or
/// the NIC is plugged in.
/// </summary>
internal static class VersionCheck
{
    /// <summary>What distributions have, for messages.</summary>
    public const string WhereToGet =
        "Debian 13 has 11.3, and so has bookworm-backports for Debian 12; Debian 12 itself has 9.0, Ubuntu 24.04 has 10.0";

    private static readonly LibvirtVersion FirstWithVlans = new(11, 0, 0);
    private static readonly LibvirtVersion FirstChangingVlans = new(11, 3, 0);

    /// <summary>Whether it is known to be too old for any VLAN.</summary>
    public static bool IsTooOld(LibvirtVersion? libvirt) => libvirt < FirstWithVlans;

    /// <summary>libvirt is too old; null where it is not.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        !plan.AreVlansKnown || plan.Libvirt is not { } found ? null
        : plan.Vlan is not null && IsTooOld(found)
            ? Finding.Error(
                FindingAspect.Vlans,
                "libvirt too old for VLANs",
                $"libvirt on the hypervisor has the version {found}; {plan.Wish} on a Linux bridge needs 11.0 or newer. This one "
                + (plan.IsPortGroup
                    ? "refuses a network that has one."
                    : "would take it into a stopped domain's definition, and then refuse to start the guest.")
                + $" Upgrade libvirt ({WhereToGet}), or leave vlan and trunk out.")
        : plan.ChangesLiveVlans && found < FirstChangingVlans
            ? Finding.Error(
                FindingAspect.Vlans,
                "libvirt too old to change VLANs live",
                $"libvirt on the hypervisor has the version {found}; changing the VLANs of a NIC while the guest runs needs 11.3 or newer. "
                + $"Stop the guest and apply again, or upgrade libvirt ({WhereToGet}).")
        : null;
}
