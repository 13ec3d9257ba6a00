using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Shell;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that the NIC can be re-attached in the persistent definition if it is the only device with a boot order: another device has to
/// hold one meanwhile, and needs a slot.
/// </summary>
internal static class BootOrderCheck
{
    /// <summary>The summary of the finding.</summary>
    public const string Summary = "No free PCI slot for boot order";

    /// <summary>The finding if there is no slot; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Reattached: { } nic, Domain: { Config: { } definition } domain }
        && BootOrder.IsOnly(definition, nic.Element)
        && PciSlotAllocator.Choose([definition], "virtio") is PciChoice.NoneFree
            ? Finding.Error(FindingAspect.Slot, Summary, Describe(domain.Domain.Name, nic.Name ?? $"{nic.Mac}"))
            : null;

    /// <summary>The cause and the next step.</summary>
    public static string Describe(string domain, string nic) =>
        $"The NIC \"{nic}\" is the only device of domain \"{domain}\" with a boot order. To change its MAC address or PCI address, the "
        + "provider detaches it from the persistent definition and attaches it again; meanwhile, another device must hold a boot order, "
        + "and it requires a free PCI slot, which the definition does not have. Give another device a boot order, such as the disk, or add "
        + $"a PCI slot: {ShellCommand.Of("virsh", "edit", domain)}.";
}
