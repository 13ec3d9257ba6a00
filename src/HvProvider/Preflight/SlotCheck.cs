using HvProvider.Domains.Pci;

namespace HvProvider.Preflight;

/// <summary>Whether the running guest has a place for another NIC.</summary>
internal static class SlotCheck
{
    private const string Summary = PciChoice.NoneFree.Summary;

    /// <summary>It has none; null where it has, or does not run.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { NewModel: { } model, Domain: { IsRunning: true } domain }
        && PciSlotAllocator.Choose(domain.Definitions, model) is PciChoice.NoneFree none
            ? none.HotPluggableSlots == 0
                ? Finding.Error(FindingAspect.Slot, Summary, none.Describe(domain.Domain.Name))
                : Finding.Warning(
                    FindingAspect.Slot,
                    Summary,
                    $"{none.Describe(domain.Domain.Name)} Unless this apply frees one before, it is going to fail.")
            : null;
}
