using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Hosts;
using HvProvider.Hosts.Locality;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Preflight;
using HvProvider.Shell;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The diagnostics of attachments: the attribute, the cause, the next step.</summary>
internal static class AttachmentErrors
{
    private const string NotReleasedSummary = "Guest did not release the NIC";

    private const string HowToLeave =
        "To destroy the resource and leave the NIC in the running domain, set on_destroy = \"config_only\".";

    private const string RenamedWithoutMoved = "Resource renamed without moved block";

    public static DiagnosticException NoSuchDomain(DomainSelector domain) => new(
        "Domain not found",
        $"The hypervisor has no domain with the {(domain.Uuid is null ? "name" : domain.MayBeName ? "UUID or name" : "UUID")} "
        + $"\"{domain}\". Define the domain first. If another resource of this configuration defines it, reference that resource in "
        + "\"domain\" or add depends_on.",
        PathOf(NetworkAttachmentSchema.Domain));

    /// <param name="network">The configured name.</param>
    /// <param name="named">The name of the network whose UUID is configured instead of the name; null if there is none.</param>
    public static DiagnosticException NoSuchNetwork(string network, string? named) => new(
        "Network not found",
        $"The hypervisor has no libvirt network with the name \"{network}\". "
        + (named is null
            ? "If an hv_bridge resource of this configuration creates it, reference that resource: network = hv_bridge.NAME.name."
            : $"This is the UUID of the network \"{named}\". Set the name: network = \"{named}\"."),
        PathOf(Network));

    public static DiagnosticException NetworkNotActive(string network) => new(
        InactiveNetwork.Summary, InactiveNetwork.Describe(network), PathOf(Network));

    /// <summary>The plan cannot know whether the apply creates the bridge; the apply can.</summary>
    public static DiagnosticException NoSuchBridge(string bridge, HostView host) => new(
        MissingBridge.NotFound,
        $"{MissingBridge.Describe(bridge, host)} Use one of these bridges, or create the bridge on the host. The provider never changes "
        + "the host's network. If another resource of this configuration creates the bridge with a libvirt network, refer to that "
        + "resource, or add depends_on.",
        PathOf(NetworkAttachmentSchema.Bridge));

    public static Diagnostic NoSuchPortGroup(NetworkView network, string portGroup) => Diagnostic.Error(
        "Port group not found",
        $"The network \"{network.Name}\" has no port group \"{portGroup}\". Port groups of the network: "
        + (network.PortGroups.Count == 0 ? "none" : string.Join(", ", network.PortGroups.Select(static group => $"\"{group.Name}\"")))
        + ". libvirt silently ignores an unknown port group and leaves the NIC untagged. Use one of these port groups. If an hv_bridge "
        + "resource of this configuration adds it, reference that resource in \"network\".",
        PathOf(NetworkAttachmentSchema.PortGroup));

    public static Diagnostic Duplicate(string domain, string name) => Diagnostic.Error(
        "Attachment declared twice",
        $"Another resource of this configuration also manages the NIC \"{name}\" of domain \"{domain}\". A NIC can be managed by one "
        + "resource only. Change \"name\", or remove this resource.",
        PathOf(Name));

    public static Diagnostic BeingDeleted(string domain, string name) => Diagnostic.Error(
        "NIC is still being removed",
        $"The NIC \"{name}\" of domain \"{domain}\" belongs to another resource that this apply failed to destroy. Apply again. If the "
        + "resource was only renamed, use a moved block, which leaves the NIC attached.",
        PathOf(Name));

    public static DiagnosticException ExistsAlready(string domain, NicKey identity, string found) => new(
        "NIC already exists",
        $"Domain \"{domain}\" already has a NIC with the alias ua-{identity.Name} or the MAC address {identity.Mac}, which differs from "
        + $"the planned NIC: {found}. To manage the existing NIC, import it: "
        + $"{ShellCommand.Of("terraform", "import", "hv_network_attachment.NAME", $"{domain}/{identity.Mac}")}. To create another NIC, "
        + "change name or mac_address.",
        PathOf(Name));

    public static Diagnostic OtherBridge(string network, string found, string configured) => Diagnostic.Error(
        "Bridge differs from network",
        $"bridge is \"{configured}\", but the network \"{network}\" is on bridge \"{found}\". Remove bridge: the network determines it. To "
        + "attach the NIC to the bridge itself, remove network.",
        PathOf(NetworkAttachmentSchema.Bridge));

    public static DiagnosticException MacInUse(MacAddress mac, string owner) => new(
        "MAC address in use",
        $"A NIC of domain \"{owner}\" on this hypervisor already uses the MAC address {mac}. Set a different mac_address. If the address "
        + "was derived, a different mac_namespace in the provider block changes the addresses of all new NICs.",
        PathOf(MacAddressSetting.Attribute));

    /// <summary>A NIC that is on no bridge has the MAC address; another tool added it.</summary>
    public static DiagnosticException MacOfStranger(string domain, NicKey identity, Nic stranger) => new(
        MacOfStrangerCheck.Summary,
        MacOfStrangerCheck.Describe(domain, identity.Name, stranger),
        PathOf(MacAddressSetting.Attribute));

    /// <summary>Another tool added a NIC of another kind with the MAC address of an attachment, whose own NIC is missing there.</summary>
    public static Diagnostic ReplacedByStranger(AttachmentModel prior, NicStrangers strangers) => Diagnostic.Warning(
        "NIC replaced by another tool",
        $"Another tool added a NIC of type {strangers.Any!.Source.TypeText} with the MAC address {strangers.Any.Mac} of {prior}, which is "
        + (strangers is { Live: not null, Config: not null } ? "missing in the domain"
            : strangers.Live is not null ? "missing in the running domain"
            : "missing in the persistent definition")
        + ". The added NIC is not managed by this resource, and is neither changed nor removed.",
        PathOf(Name));

    public static DiagnosticException NoFreeSlot(string domain, PciChoice.NoneFree choice) =>
        new(PciChoice.NoneFree.Summary, choice.Describe(domain), PathOf(PciAddressSetting.Attribute));

    public static DiagnosticException NoSlotForBootOrder(string domain, string nic) =>
        new(BootOrderCheck.Summary, BootOrderCheck.Describe(domain, nic), PathOf(PciAddressSetting.Attribute));

    public static DiagnosticException BadPciAddress(AttachmentChange change, PciAddress address, PciAddressProblem problem) => new(
        PciAddressRefusal.Summary,
        PciAddressRefusal.Describe(change.DomainName, address, problem, change.ConfiguresPciAddress),
        PathOf(PciAddressSetting.Attribute));

    public static DiagnosticException NotInSync(string domain, IReadOnlyList<string> differences) => new(
        "Attachment differs from plan",
        $"Domain \"{domain}\" still differs after the change: {string.Join("; ", differences)}. Another tool may be changing the domain. "
        + "Run terraform plan again.");

    public static Diagnostic OutOfSync(string nic, IReadOnlyList<string> differences) => Diagnostic.Warning(
        "Attachment out of sync",
        $"The live and persistent definitions of {nic} differ from the expected state: {string.Join("; ", differences)}. The cause is "
        + "another tool or an interrupted apply. The next apply repairs the difference.",
        PathOf(InSync));

    public static Diagnostic UnmanagedDifferences(string nic, string domain, IReadOnlyList<string> differences) => Diagnostic.Warning(
        "Unmanaged NIC settings differ",
        $"The live and persistent definitions of {nic} differ in settings that this provider does not manage: "
        + $"{string.Join("; ", differences)}. Another tool changed one of them. The provider changes neither; those of the persistent "
        + $"definition apply from the next start of the domain. To edit it, run: {ShellCommand.Of("virsh", "edit", domain)}.",
        PathOf(InSync));

    public static DiagnosticException NotRemoved(string domain, NicKey identity) => new(
        "NIC reappears after removal",
        $"The NIC \"{identity.Name}\" ({identity.Mac}) of domain \"{domain}\" was removed several times and exists again. Another tool is "
        + "changing the domain. Stop it, then apply again.",
        PathOf(NetworkAttachmentSchema.Domain));

    public static DiagnosticException NotReleased(string domain, string nic, ReleaseResult result, TimeSpan? limit)
    {
        var words = result.LastRefusal is { } refusal ? $" libvirt reported: {refusal.TrimEnd('.')}." : "";
        return result.Outcome switch
        {
            ReleaseOutcome.NotHotPluggable => new(
                UnplugObstacle.Summary,
                $"The running domain \"{domain}\" cannot release the NIC {nic}: {result.Obstacle}.{words} The NIC is still attached and "
                + $"remains in the state. Stop the domain, then apply again. {HowToLeave}"),
            ReleaseOutcome.GuestPaused => new(
                NotReleasedSummary,
                $"The guest of domain \"{domain}\" is not executing ({result.Domain?.StateWord ?? "paused"}) and cannot release the NIC "
                + $"{nic}. The NIC is still attached. {result.Domain?.ReleaseCure ?? "Resume or stop the domain"}, then apply again."),
            ReleaseOutcome.Refused => new(
                "Guest refused to release the NIC",
                $"The guest of domain \"{domain}\" rejected the request to release the NIC {nic}. The NIC is still attached and remains "
                + "in the state. Apply again when the guest is ready, or stop the domain first."),
            ReleaseOutcome.Interrupted => new(
                NotReleasedSummary,
                $"The operation was interrupted while waiting for the guest of domain \"{domain}\" to release the NIC {nic}."
                + $"{words} {(result.IsRequested ? "The request stays pending, and the" : "The")} NIC remains in the state. Apply again."),
            _ when !result.IsRequested && result.LastRefusal is not null => new(
                NotReleasedSummary,
                $"libvirt refused every request to release the NIC {nic} of domain \"{domain}\" for {limit}.{words} The NIC is still "
                + "attached and remains in the state. If an earlier request is pending, the NIC is removed when the guest answers or at "
                + $"its next boot. Otherwise stop the domain, then apply again. {HowToLeave}"),
            _ => new(
                NotReleasedSummary,
                $"The guest of domain \"{domain}\" did not release the NIC {nic} within {limit}.{words} The request stays pending: the NIC "
                + "is removed when the guest answers or at its next boot, and remains in the state until then. Apply again later, or "
                + $"increase the value in timeouts. If the guest never answers, stop the domain. {HowToLeave}"),
        };
    }

    public static DiagnosticException CannotUnplug(string domain, string nic, string obstacle) =>
        NotReleased(domain, nic, new(ReleaseOutcome.NotHotPluggable) { Obstacle = obstacle }, null);

    /// <summary>The state of the host is not available.</summary>
    public static Diagnostic VlansNotVerified(NoHostView reason) => Diagnostic.Warning(
        "VLANs not verified",
        $"The VLANs of bridge ports can be read only on the hypervisor's own host. {reason.Detail} effective_vlans is null, and a leaking "
        + "or missing VLAN is not detected.",
        PathOf(NetworkAttachmentSchema.EffectiveVlans));

    public static Diagnostic LeftAttached(AttachmentModel prior) => Diagnostic.Warning(
        "NIC left attached",
        $"With on_destroy = \"{OnDestroy.Abandon}\", {prior} is not removed. It is no longer managed by Terraform.");

    public static Diagnostic ManagedByAnother(AttachmentModel prior) => Diagnostic.Warning(
        "NIC now managed by another resource",
        $"Another resource of this apply now manages {prior}. The NIC stays attached. To rename a resource, use a moved block.");

    /// <summary>The plan deletes and creates the resource of one NIC, and the delete is known to keep it.</summary>
    public static Diagnostic WillBeTakenOver(string domain, string name) => Diagnostic.Warning(
        RenamedWithoutMoved,
        $"This plan destroys one resource and creates another one for the same NIC \"{name}\" of domain \"{domain}\". The NIC stays "
        + "attached, and the new resource takes it over. To rename a resource, use a moved block.",
        PathOf(Name));

    /// <summary>The plan deletes and creates the resource of one NIC in an order that Terraform chooses.</summary>
    public static Diagnostic MayBeReattached(string domain, string name) => Diagnostic.Warning(
        RenamedWithoutMoved,
        $"This plan destroys one resource and creates another one for the same NIC \"{name}\" of domain \"{domain}\". If Terraform "
        + "runs both at the same time or the create first, the NIC stays attached, and the new resource takes it over. If Terraform "
        + "completes the destroy first, the NIC is detached and attached again; a running guest loses it briefly. To rename a resource "
        + "without this risk, use a moved block.",
        PathOf(Name));

    /// <summary>The resource that was created for a NIC could not take it over from the resource that is destroyed.</summary>
    public static Diagnostic NotTakenOver(AttachmentModel prior) => Diagnostic.Error(
        "NIC kept because its replacement failed",
        $"Another resource of this apply was created for {prior} and failed. The NIC stays attached, and this resource stays in the state. "
        + "Correct the cause and apply again. To rename a resource, use a moved block.");

    /// <summary>A change of this attribute detaches the NIC from the running domain and attaches it again.</summary>
    public static Diagnostic WillBeReattached(SchemaAttribute attribute) => Diagnostic.Warning(
        "NIC will be re-attached",
        attribute.Name
        + (attribute == NetworkAttachmentSchema.Bridge
            ? " cannot be set while the domain is running, because its NIC is not on a bridge. Settings that are not possible on a bridge, "
                + "such as addresses, a virtual port, a passt backend or the host's driver, are removed. "
            : " cannot be changed while the domain is running. ")
        + "The NIC is detached and attached again with the new value; the guest loses this NIC briefly. "
        + "Other devices of the domain are not changed.",
        PathOf(attribute));

    /// <summary>
    /// The attribute that most likely caused an error of the host's kernel: the VLANs if set, otherwise the network or the bridge.
    /// </summary>
    public static AttributePath SuspectOf(AttachmentModel planned) => PathOf(
        planned.Vlan is not null ? planned.Settings.AttributeOf(VlanSetting.Setting)
        : planned.Network.IsKnown ? NetworkAttachmentSchema.Network
        : NetworkAttachmentSchema.Bridge);

    /// <summary>The planned model if no version of QEMU is known to have it; otherwise null.</summary>
    public static (string Model, AttributePath Path)? DoubtfulModelOf(AttachmentModel planned) =>
        planned.Settings.Get(ModelSetting.Setting).Value is { } model && !NicModels.IsKnown(model)
            ? (model, PathOf(ModelSetting.Attribute))
            : null;

    /// <summary>The path of an attribute.</summary>
    public static AttributePath PathOf(SchemaAttribute attribute) => AttributePath.Of(attribute.Name);
}
