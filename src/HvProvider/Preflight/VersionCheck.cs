using LibvirtSharp;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that libvirt supports VLANs on a Linux bridge. Older versions accept the definition and fail when the domain starts or
/// the NIC is attached.
/// </summary>
internal static class VersionCheck
{
    /// <summary>The versions in distributions, for messages.</summary>
    public const string WhereToGet =
        "Debian 13 and bookworm-backports for Debian 12 provide 11.3; Debian 12 itself provides 9.0, Ubuntu 24.04 provides 10.0";

    private static readonly LibvirtVersion FirstWithVlans = new(11, 0, 0);
    private static readonly LibvirtVersion FirstChangingVlans = new(11, 3, 0);

    /// <summary>The summary if libvirt is too old to change the VLANs of a running domain's NIC.</summary>
    public const string LiveChange = "Live VLAN change requires newer libvirt";

    /// <summary>Whether the version changes the VLANs of a NIC while its domain is running.</summary>
    public static bool CanChangeLiveVlans(LibvirtVersion libvirt) => libvirt >= FirstChangingVlans;

    /// <summary>For messages: why the version cannot change the VLANs of a running domain's NIC.</summary>
    public static string TooOldForLiveVlans(LibvirtVersion libvirt) =>
        $"The hypervisor runs libvirt {libvirt}; changing the VLANs of a NIC on a running domain requires 11.3 or newer.";

    /// <summary>Whether the version is known to be too old for VLANs.</summary>
    public static bool IsTooOld(LibvirtVersion? libvirt) => libvirt < FirstWithVlans;

    /// <summary>The finding if libvirt is too old; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        !plan.AreVlansKnown || plan.Libvirt is not { } found ? null
        : plan.Vlan is not null && IsTooOld(found)
            ? Finding.Error(
                FindingAspect.Vlans,
                "libvirt too old for VLANs",
                $"The hypervisor runs libvirt {found}; {plan.VlanText} on a Linux bridge requires 11.0 or newer. This version "
                + (plan.IsPortGroup
                    ? "rejects a network with VLANs."
                    : "accepts VLANs in the definition of a stopped domain, but then fails to start the domain.")
                + $" Upgrade libvirt ({WhereToGet}), or omit vlan and trunk.")
        : plan.ChangesLiveVlans && !CanChangeLiveVlans(found)
            ? Finding.Error(
                FindingAspect.Vlans,
                LiveChange,
                $"{TooOldForLiveVlans(found)} Stop the domain and apply again, or upgrade libvirt ({WhereToGet}).")
        : null;
}
