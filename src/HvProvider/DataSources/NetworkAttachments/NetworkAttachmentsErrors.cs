using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Listing;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>What users are told about listings: the attribute, the cause, the next step.</summary>
internal static class NetworkAttachmentsErrors
{
    /// <summary>There is no such domain.</summary>
    public static DiagnosticException NoSuchDomain(DomainSelector domain) => new(
        "Domain not found",
        $"The hypervisor has no domain with the {(domain.Uuid is null ? "name" : "UUID")} \"{domain}\". Define it first; where "
        + "another resource of the same configuration does that, refer to it in \"domain\" or add depends_on.",
        NetworkAttachmentsSchema.Domain.Path);

    /// <summary>There is no such bridge.</summary>
    public static DiagnosticException NoSuchBridge(string name, HostView host) => new(
        host.FindLink(name) is null ? MissingBridge.NotFound : MissingBridge.NotABridge,
        (host.FindLink(name) is { } link ? MissingBridge.Describe(link, host) : MissingBridge.Describe(name, host))
        + $" Correct \"{NetworkAttachmentsSchema.Bridge.Name}\".",
        NetworkAttachmentsSchema.Bridge.Path);

    /// <summary>There is no such libvirt network.</summary>
    public static DiagnosticException NoSuchNetwork(string name) => new(
        "Network not found",
        $"The hypervisor has no libvirt network \"{name}\". Correct \"{NetworkAttachmentsSchema.Network.Name}\"; where another resource "
        + "of the same configuration defines the network, refer to it there or add depends_on.",
        NetworkAttachmentsSchema.Network.Path);

    /// <summary>Addresses are missing since agents could not be asked, or did not answer; null when nothing is.</summary>
    public static Diagnostic? Agents(AgentReport report) => report switch
    {
        { Refused: { } refused } => Diagnostic.Warning(
            "Guest agents cannot be asked",
            $"libvirt lets guest agents be asked with read-write access only, which is not to be had: {refused.Message} Addresses from "
            + $"agents are left out. Leave \"agent\" out of \"{NetworkAttachmentsSchema.Sources.Name}\", or give the user that runs "
            + "Terraform read-write access to libvirt, as members of the group libvirt usually have.",
            NetworkAttachmentsSchema.Sources.Path),
        { Silent: { Count: > 0 } silent } => Diagnostic.Warning(
            "Guest agents do not answer",
            $"The guest agents of these domains do not answer: {string.Join(", ", silent)}. Their addresses are left out. Look after "
            + $"qemu-guest-agent in the guests, or leave \"agent\" out of \"{NetworkAttachmentsSchema.Sources.Name}\".",
            NetworkAttachmentsSchema.Sources.Path),
        _ => null,
    };
}
