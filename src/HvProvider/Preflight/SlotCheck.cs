using HvProvider.Domains.Pci;

namespace HvProvider.Preflight;

/// <summary>Checks that the running domain has a free PCI slot for another NIC, in addition to the other new NICs of the plan.</summary>
internal static class SlotCheck
{
    private const string Summary = PciChoice.NoneFree.Summary;

    /// <summary>The finding if there is no free slot; null if there is one, or the domain is not running.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { NewModel: { } model, Domain: { IsRunning: true } domain }
        && PciSlotAllocator.Choose(domain.Definitions, model, plan.Reserved) is PciChoice.NoneFree none
            ? none.HotPluggableSlots == 0
                ? Finding.Error(FindingAspect.Slot, Summary, none.Describe(domain.Domain.Name))
                : Finding.Warning(
                    FindingAspect.Slot,
                    Summary,
                    $"{none.Describe(domain.Domain.Name)} The apply fails unless it frees a slot before.")
            : null;
}
