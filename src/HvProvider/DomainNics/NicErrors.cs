using HvProvider.Hosts.Locality;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Vlans;
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
        + "attachment. The NIC cannot be identified. Remove the duplicate from the domain.",
        MacPath);

    /// <summary>The VLANs of a NIC's bridge port differ from the configuration.</summary>
    public static DiagnosticException OtherVlans(string domain, string name, VlanMismatch mismatch, string left) => new(
        "Unexpected VLANs on bridge port",
        $"The VLANs of the NIC \"{name}\" of domain \"{domain}\" differ from the configuration. {mismatch} {left}".TrimEnd(),
        VlansPath);

    /// <summary>The plan showed the VLANs, and the current ones cannot be read.</summary>
    public static DiagnosticException VlansNotRead(string domain, string name, PortVlans? expected, NoHostView? reason, string left) => new(
        "VLANs could not be read back",
        $"The VLANs of the NIC \"{name}\" of domain \"{domain}\" could not be read after the change. "
        + (expected is null ? "" : $"Expected: {expected}. ") + "Reason: "
        + $"{reason?.Detail ?? "the bridge no longer exists on the host."} {left}".TrimEnd() + " Run terraform plan again.",
        VlansPath);
}
