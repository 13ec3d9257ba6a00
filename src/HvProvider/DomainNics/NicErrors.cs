using HvProvider.Hosts.Locality;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Preflight;
using HvProvider.Shell;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>The errors of finding and changing a NIC of a domain: the attribute, the cause, the next step.</summary>
internal static class NicErrors
{
    private static readonly AttributePath DomainPath = AttributePath.Of("domain");
    private static readonly AttributePath MacPath = AttributePath.Of(MacAddressSetting.Attribute.Name);
    private static readonly AttributePath VlansPath = AttributePath.Of("effective_vlans");

    /// <summary>The domain was undefined while it was being changed.</summary>
    public static DiagnosticException DomainGone(string domain) => new(
        "Domain no longer exists",
        $"The domain {domain} was undefined during the operation. Run terraform plan again.",
        DomainPath);

    /// <summary>Several NICs of a definition have the MAC address, and none has the alias.</summary>
    public static DiagnosticException AmbiguousMac(string domain, NicKey key, IReadOnlyList<Nic> nics) => new(
        "Duplicate MAC address in domain",
        $"Domain \"{domain}\" has {nics.Count} NICs with the MAC address {key.Mac}, and none of them has the alias of this "
        + "attachment. The NIC cannot be identified. Remove the duplicate from the domain. To create "
        + "another NIC, set a different mac_address.",
        MacPath);

    /// <summary>The VLANs of a NIC's bridge port differ from the configuration.</summary>
    public static DiagnosticException OtherVlans(string domain, string name, VlanMismatch mismatch, string left) => new(
        "Unexpected VLANs on bridge port",
        $"The VLANs of the NIC \"{name}\" of domain \"{domain}\" differ from the configuration. {mismatch} {left}".TrimEnd(),
        VlansPath);

    /// <summary>libvirt is too old to change the VLANs of the running NIC.</summary>
    public static DiagnosticException LiveVlanChange(string domain, string name, LibvirtVersion libvirt) => new(
        VersionCheck.LiveChange,
        $"The VLANs of the NIC \"{name}\" of domain \"{domain}\" cannot be changed. {VersionCheck.TooOldForLiveVlans(libvirt)} The NIC "
        + $"is unchanged. Stop the domain and apply again, or upgrade libvirt ({VersionCheck.WhereToGet}).",
        AttributePath.Of(VlanSetting.Setting.Name));

    /// <summary>For messages: the link was set down for a change, and could not be set up again.</summary>
    public static string LinkIsDown(string domain, Nic nic) =>
        "The NIC is attached, but its link is down: it was set down for the change and could not be set up again, so the guest has no "
        + $"connection over it. The next apply sets it up, or: {SetLinkUp(domain, nic)}";

    /// <summary>For messages: the link was set down for a change, and the bridge port has other VLANs than before.</summary>
    public static string LinkStaysDown(string domain, Nic nic) =>
        "The link of the NIC stays down. While its link is down, the guest has no connection over it. Correct the VLANs and apply again, "
        + $"or set the link up with the present VLANs: {SetLinkUp(domain, nic)}";

    /// <summary>For messages: the link was down before the change, which was to set it up.</summary>
    public static string LinkIsStillDown(string domain, Nic nic) =>
        "The link of the NIC is still down, so the guest has no connection over it. The next apply that succeeds sets it up. To set it up "
        + $"with the present VLANs: {SetLinkUp(domain, nic)}";

    /// <summary>For messages: the NIC was detached for a change, and was not attached again.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="isLive">Whether it was detached from the running domain, otherwise from the persistent definition.</param>
    /// <param name="isKnown">Whether it is known that the NIC is not attached.</param>
    /// <param name="former">The former NIC, if no other definition of the domain contains it.</param>
    public static string IsDetached(string domain, bool isLive, bool isKnown, string? former)
    {
        var where = isLive ? "running domain" : "persistent definition";
        var restore = ShellCommand.Of("virsh", "attach-device", domain, "FILE", isLive ? "--live" : "--config");
        return $"The NIC was detached from the {where} for the change and "
            + (isKnown
                ? $"could not be attached again: the {where} has no such NIC now. The next apply attaches it"
                : $"may not have been attached again: the {where} may have no such NIC now. The next apply attaches it if it is missing")
            + (former is null
                ? "."
                : ", without the settings of other tools. To restore it as it was, write the following to a file and run "
                    + $"{restore}: {former}");
    }

    private static string SetLinkUp(string domain, Nic nic) =>
        ShellCommand.Of("virsh", "domif-setlink", domain, $"{nic.Mac}", "up");

    /// <summary>The plan showed the VLANs, and the current ones cannot be read.</summary>
    public static DiagnosticException VlansNotRead(string domain, string name, PortVlans? expected, NoHostView? reason) => new(
        "VLANs could not be read back",
        $"The VLANs of the NIC \"{name}\" of domain \"{domain}\" could not be read after the change. "
        + (expected is null ? "" : $"Expected: {expected}. ") + "Reason: "
        + $"{reason?.Detail ?? "the bridge no longer exists on the host."} Run terraform plan again.",
        VlansPath);
}
