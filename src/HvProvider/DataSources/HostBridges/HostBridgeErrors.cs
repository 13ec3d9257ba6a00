using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;
using HvProvider.Hosts.Networkd;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DataSources.HostBridges;

/// <summary>What users are told about bridges of the host: the attribute, the cause, the next step.</summary>
internal static class HostBridgeErrors
{
    private static readonly AttributePath Name = AttributePath.Of(HostBridgeSchema.Name.Name);

    /// <summary>There is no such link.</summary>
    public static DiagnosticException NotFound(string name, HostView host) => new(
        MissingBridge.NotFound,
        $"{MissingBridge.Describe(name, host)} Correct \"{HostBridgeSchema.Name.Name}\", or have the bridge made: the provider itself "
        + "never changes the host's network.",
        Name);

    /// <summary>There is such a link, and it is something else.</summary>
    public static DiagnosticException NotABridge(HostLink link, HostView host) => new(
        MissingBridge.NotABridge, $"{MissingBridge.Describe(link, host)} Correct \"{HostBridgeSchema.Name.Name}\".", Name);

    /// <summary>The host cannot be seen.</summary>
    public static DiagnosticException NoView(string name, NoHostView reason) => new(
        "Hypervisor's host cannot be seen",
        $"The state of the bridge \"{name}\" can be read only on the hypervisor's own host. {reason.Detail} " + (reason.Cause switch
        {
            NoHostViewCause.Unreadable => "Install iproute2 there, or put right what it complains of.",
            NoHostViewCause.OtherNamespace =>
                "Run Terraform outside of the container, or give it the host's network (docker run --network host --pid host).",
            _ => "Run Terraform on the hypervisor itself, with a uri such as \"qemu:///system\".",
        }),
        Name);

    /// <summary>networkd ought to tell and does not. Where there is none, the host's network is just somebody else's.</summary>
    public static Diagnostic? NetworkdNotSeen(NetworkdView networkd) => networkd switch
    {
        NetworkdView.Silent { Reason: NetworkdSilence.TooOld } old => Diagnostic.Warning(
            "systemd too old to tell of networkd",
            $"On the hypervisor's host, {Lower(old.Detail)} The kernel's part of hv_host_bridge is right; networkd's part is null. "
            + "Upgrade the host to systemd 249 or later to have it."),
        NetworkdView.Silent { Reason: NetworkdSilence.NoAnswer } silent => Diagnostic.Warning(
            "networkd does not answer",
            $"systemd-networkd of the hypervisor's host could not be asked: {silent.Detail} The kernel's part of hv_host_bridge is "
            + "right; networkd's part is null."),
        _ => null,
    };

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
