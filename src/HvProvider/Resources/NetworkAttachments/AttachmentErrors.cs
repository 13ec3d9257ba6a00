using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Hosts.Locality;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>What users are told about attachments: the attribute, the cause, the next step.</summary>
internal static class AttachmentErrors
{
    public static DiagnosticException NoSuchDomain(DomainSelector domain) => new(
        "Domain not found",
        $"The hypervisor has no domain with the {(domain.Uuid is null ? "name" : "UUID")} \"{domain}\". Define it first; where "
        + "another resource of the same configuration does that, refer to it in \"domain\" or add depends_on.",
        PathOf(NetworkAttachmentSchema.Domain));

    public static DiagnosticException NoSuchNetwork(string network) => new(
        "Network not found",
        $"The hypervisor has no libvirt network with the name \"{network}\". Where hv_bridge makes it in the same configuration, refer to it: "
        + "network = hv_bridge.NAME.name.",
        PathOf(Network));

    public static DiagnosticException NetworkNotActive(string network) => new(
        "Network is not active",
        $"The libvirt network \"{network}\" is not active, so no NIC can be on it. hv_bridge starts the networks that it manages; any other "
        + $"is started by: virsh net-start '{network}'.",
        PathOf(Network));

    public static Diagnostic NoSuchPortGroup(NetworkView network, string portGroup) => Diagnostic.Error(
        "Port group not found",
        $"The network \"{network.Name}\" has no port group \"{portGroup}\"; it has: "
        + (network.PortGroups.Count == 0 ? "none" : string.Join(", ", network.PortGroups.Select(static group => $"\"{group.Name}\"")))
        + ". libvirt would not mind, and leave the NIC untagged. Name one of these; where hv_bridge adds it in the same configuration, refer "
        + "to that resource in \"network\".",
        PathOf(NetworkAttachmentSchema.PortGroup));

    public static DiagnosticException DomainGone(string domain) => new(
        "Domain is gone",
        $"The domain {domain} disappeared during the operation. Run terraform plan again to see what is left.",
        PathOf(NetworkAttachmentSchema.Domain));

    public static Diagnostic Duplicate(string domain, string name) => Diagnostic.Error(
        "Attachment declared twice",
        $"Another resource of this configuration is the NIC \"{name}\" of domain \"{domain}\" as well. A NIC belongs to one "
        + "resource: give this one another name, or remove it.",
        PathOf(Name));

    public static Diagnostic Leaving(string domain, string name) => Diagnostic.Error(
        "NIC is still being removed",
        $"Another resource of this apply is the NIC \"{name}\" of domain \"{domain}\" so far, and could not be destroyed. Apply "
        + "again. Where that resource was only renamed, use a moved block: then the NIC is not touched.",
        PathOf(Name));

    public static DiagnosticException ExistsAlready(string domain, NicKey identity, string found) => new(
        "NIC exists already",
        $"Domain \"{domain}\" has a NIC with the alias ua-{identity.Name} or the MAC address {identity.Mac}, and it is not the "
        + $"one that is to be created: {found}. To manage that NIC, import it: terraform import hv_network_attachment.NAME "
        + $"'{domain}/{identity.Mac}'. To have a new one, choose another name or mac_address.",
        PathOf(Name));

    public static DiagnosticException AmbiguousMac(string domain, NicKey identity, IReadOnlyList<Nic> nics) => new(
        "Several NICs with one MAC address",
        $"Domain \"{domain}\" has {nics.Count} NICs with the MAC address {identity.Mac}, and none has the alias of this "
        + "attachment, so it cannot be told which is meant. Remove the duplicate from the domain.",
        PathOf(Mac));

    public static DiagnosticException MacInUse(MacAddress mac, string owner) => new(
        "MAC address in use",
        $"The domain \"{owner}\" on this hypervisor has another NIC with the MAC address {mac}. Give this attachment another "
        + "mac_address; where the address was derived, another mac_namespace in the provider block gives all new NICs others.",
        PathOf(Mac));

    public static DiagnosticException NoFreeSlot(string domain, PciChoice.NoneFree choice) =>
        new(PciChoice.NoneFree.Summary, choice.Describe(domain), PathOf(Pci));

    public static DiagnosticException BadPciAddress(string domain, PciAddress address, PciAddressProblem problem) => new(
        "PCI address not available",
        $"A NIC of domain \"{domain}\" cannot be at {address}: " + (problem switch
        {
            PciAddressProblem.InUse => "another device is there",
            PciAddressProblem.NotHotPluggable => "nothing can be plugged in there while the guest runs",
            _ => "no controller of the domain provides that place",
        }) + ". Leave pci_address out to have a free one chosen.",
        PathOf(Pci));

    public static DiagnosticException NotInSync(string domain, IReadOnlyList<string> differences) => new(
        "Attachment is not what was planned",
        $"After the change, domain \"{domain}\" still differs: {string.Join("; ", differences)}. Something else may be changing "
        + "the domain. Run terraform plan again.");

    public static Diagnostic OutOfSync(string nic, IReadOnlyList<string> differences) => Diagnostic.Warning(
        "Attachment is not in sync",
        $"Something else, or an apply that was interrupted, has left {nic} so: {string.Join("; ", differences)}. The next apply "
        + "puts that right.",
        PathOf(InSync));

    public static DiagnosticException NotRemoved(string domain, NicKey identity) => new(
        "NIC comes back",
        $"The NIC \"{identity.Name}\" ({identity.Mac}) of domain \"{domain}\" was removed several times and is there again. "
        + "Something else is changing the domain: stop that, then apply again.",
        PathOf(NetworkAttachmentSchema.Domain));

    public static DiagnosticException NotReleased(string domain, string nic, ReleaseOutcome outcome, TimeSpan? limit) => new(
        outcome == ReleaseOutcome.Refused ? "Guest refused to release the NIC" : "Guest did not release the NIC",
        outcome switch
        {
            ReleaseOutcome.GuestPaused =>
                $"The guest of domain \"{domain}\" does not run (paused, suspended or crashed), so it cannot release the NIC "
                + $"{nic}, and still has it. Resume or stop the domain, then apply again.",
            ReleaseOutcome.Refused =>
                $"The guest of domain \"{domain}\" was asked to release the NIC {nic} and refused. It is still plugged in, and "
                + "the state keeps it. Apply again when the guest is ready; or stop the domain first.",
            ReleaseOutcome.Interrupted =>
                $"Interrupted while the guest of domain \"{domain}\" was asked to release the NIC {nic}. The request stays "
                + "pending, and the state keeps the NIC. Apply again.",
            _ =>
                $"The guest of domain \"{domain}\" was asked to release the NIC {nic} and has not done so within {limit}. The "
                + "request stays pending: the NIC goes when the guest answers, or at its next boot; until then the state keeps "
                + "it. Apply again later, or allow more time in timeouts. For a guest that never will, stop the domain; a NIC that "
                + "is to be destroyed may also be left in the running guest by on_destroy = \"config_only\".",
        });

    /// <summary>The bridge does not do with the NIC what was asked for.</summary>
    public static DiagnosticException OtherVlans(string domain, string name, VlanMismatch mismatch, string left) => new(
        "VLANs are not what was asked for",
        $"The NIC \"{name}\" of domain \"{domain}\" is on other VLANs than its own. {mismatch} {left}".TrimEnd(),
        PathOf(NetworkAttachmentSchema.EffectiveVlans));

    /// <summary>The plan has told the VLANs, and what they are now cannot be read.</summary>
    public static DiagnosticException VlansNotRead(string domain, string name, PortVlans meant, NoHostView? reason, string left) => new(
        "VLANs could not be read back",
        $"The NIC \"{name}\" of domain \"{domain}\" should have the VLANs: {meant}. What it has could not be read: "
        + $"{reason?.Detail ?? "the host has no such bridge any more."} {left}".TrimEnd() + " Run terraform plan again.",
        PathOf(NetworkAttachmentSchema.EffectiveVlans));

    /// <summary>Nothing is known of the host.</summary>
    public static Diagnostic VlansNotVerified(NoHostView reason) => Diagnostic.Warning(
        "VLANs were not verified",
        $"Whether the host's bridge does what libvirt was asked for can be read only on the hypervisor's own host. {reason.Detail} "
        + "So effective_vlans is null, and a VLAN that leaks or is lost would not be noticed.",
        PathOf(NetworkAttachmentSchema.EffectiveVlans));

    /// <summary>The attribute that a refusal of the host's kernel is most likely about: the tags, or else the bridge.</summary>
    public static AttributePath SuspectOf(TfObject planned) =>
        PathOf(planned.Get(Trunk).IsKnown ? Trunk : planned.Get(Vlan).IsKnown ? Vlan : planned.Get(Network).IsKnown ? Network : Bridge);

    /// <summary>The path of an attribute.</summary>
    public static AttributePath PathOf(SchemaAttribute attribute) => AttributePath.Of(attribute.Name);
}
