using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Listing;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The diagnostics of <c>hv_network_attachments</c>: the attribute, the cause, the next step.</summary>
internal static class NetworkAttachmentsErrors
{
    /// <summary>There is no such domain.</summary>
    public static DiagnosticException NoSuchDomain(DomainSelector domain) => new(
        "Domain not found",
        $"The hypervisor has no domain with the {(domain.Uuid is null ? "name" : "UUID or name")} \"{domain}\". Correct "
        + $"\"{NetworkAttachmentsSchema.Domain.Name}\". If another resource of this configuration defines the domain, reference that "
        + "resource or add depends_on.",
        NetworkAttachmentsSchema.Domain.Path);

    /// <summary>There is no such bridge.</summary>
    public static DiagnosticException NoSuchBridge(string name, HostView host) => new(
        host.FindLink(name) is null ? MissingBridge.NotFound : MissingBridge.NotABridge,
        (host.FindLink(name) is { } link ? MissingBridge.Describe(link, host) : MissingBridge.Describe(name, host))
        + $" Correct \"{NetworkAttachmentsSchema.Bridge.Name}\".",
        NetworkAttachmentsSchema.Bridge.Path);

    /// <summary>There is no such libvirt network.</summary>
    /// <param name="name">The configured name.</param>
    /// <param name="named">The name of the network whose UUID is configured instead of the name; null if there is none.</param>
    public static DiagnosticException NoSuchNetwork(string name, string? named) => new(
        "Network not found",
        $"The hypervisor has no libvirt network \"{name}\". "
        + (named is null
            ? $"Correct \"{NetworkAttachmentsSchema.Network.Name}\". If another resource of this configuration defines the network, "
                + "reference that resource or add depends_on."
            : $"This is the UUID of the network \"{named}\". Set the name: {NetworkAttachmentsSchema.Network.Name} = \"{named}\"."),
        NetworkAttachmentsSchema.Network.Path);

    /// <summary>Addresses are missing because agents could not be queried or did not respond; null if none are missing.</summary>
    public static Diagnostic? Agents(AgentReport report) => report switch
    {
        { Refused: { } refused } => Diagnostic.Warning(
            "Guest agents not accessible",
            $"libvirt denies agent queries without read-write access, which could not be obtained: {refused.Message} Addresses from agents "
            + $"are omitted. Remove \"agent\" from \"{NetworkAttachmentsSchema.Sources.Name}\", or grant the user that runs Terraform "
            + "read-write access to libvirt, which members of the group libvirt usually have.",
            NetworkAttachmentsSchema.Sources.Path),
        { Silent: { Count: > 0 } silent } => Diagnostic.Warning(
            "Guest agents do not respond",
            $"The guest agents of these domains do not respond: {string.Join(", ", silent)}. Their addresses are omitted. Check "
            + $"qemu-guest-agent in the guests, or remove \"agent\" from \"{NetworkAttachmentsSchema.Sources.Name}\".",
            NetworkAttachmentsSchema.Sources.Path),
        _ => null,
    };
}
