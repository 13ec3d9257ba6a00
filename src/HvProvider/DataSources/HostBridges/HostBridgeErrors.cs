using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Locality;
using HvProvider.Hosts.Networkd;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The diagnostics of <c>hv_host_bridge</c>: the attribute, the cause, the next step.</summary>
internal static class HostBridgeErrors
{
    /// <summary>There is no such link.</summary>
    public static DiagnosticException NotFound(string name, HostView host) => new(
        MissingBridge.NotFound,
        $"{MissingBridge.Describe(name, host)} Correct \"{HostBridgeSchema.Name.Name}\", or create the bridge on the host. The "
        + "provider never changes the host's network.",
        HostBridgeSchema.Name.Path);

    /// <summary>The link is not a bridge.</summary>
    public static DiagnosticException NotABridge(HostLink link, HostView host) => new(
        MissingBridge.NotABridge,
        $"{MissingBridge.Describe(link, host)} Correct \"{HostBridgeSchema.Name.Name}\".",
        HostBridgeSchema.Name.Path);

    /// <summary>The state of the host is not available.</summary>
    public static DiagnosticException NoView(string name, NoHostView reason) => new(
        "Host state not available",
        $"The state of the bridge \"{name}\" can be read only on the hypervisor's own host. {reason.Detail} " + (reason.Cause switch
        {
            NoHostViewCause.Unreadable => "Install iproute2 on the host, or correct the reported error.",
            NoHostViewCause.OtherNamespace =>
                "Run Terraform outside of the container, or share the host's namespaces with it (docker run --network host --pid host).",
            _ => "Run Terraform on the hypervisor itself, with a uri such as \"qemu:///system\".",
        }),
        HostBridgeSchema.Name.Path);

    /// <summary>The state of networkd is not available; null if it is, or if networkd does not run.</summary>
    public static Diagnostic? NetworkdNotSeen(NetworkdView networkd) => networkd switch
    {
        NetworkdView.Silent { Reason: NetworkdSilence.TooOld } old => Diagnostic.Warning(
            "systemd too old for networkd state",
            $"On the hypervisor's host, {Lower(old.Detail)} hv_host_bridge shows the state of the kernel only; all attributes from "
            + "networkd are null. Upgrade the host to systemd 249 or newer to read them."),
        NetworkdView.Silent { Reason: NetworkdSilence.NoAnswer } silent => Diagnostic.Warning(
            "systemd-networkd does not respond",
            $"systemd-networkd on the hypervisor's host could not be queried: {silent.Detail} hv_host_bridge shows the state of the "
            + "kernel only; all attributes from networkd are null. Check on the host why networkctl fails."),
        _ => null,
    };

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
