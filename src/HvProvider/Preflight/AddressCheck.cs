using HvProvider.Domains.Pci;

namespace HvProvider.Preflight;

/// <summary>Checks that the configured PCI address can be used.</summary>
internal static class AddressCheck
{
    /// <summary>The finding if it cannot; null if it can, if it is unchanged, or the domain does not exist yet.</summary>
    public static Finding? Find(AttachmentPlan plan)
    {
        if (plan is not { NewAddress: { } address, Domain: { } domain })
        {
            return null;
        }

        var name = domain.Domain.Name;
        if (plan.Reserved.Has(address))
        {
            return Finding.Error(
                FindingAspect.Slot, PciAddressRefusal.Summary, PciAddressRefusal.DescribeShared(name, address));
        }

        var problem = PciSlotAllocator.Check(address, domain.Definitions, plan.Existing);
        var detail = PciAddressRefusal.Describe(name, address, problem, isConfigured: true);
        return problem switch
        {
            PciAddressProblem.InUse => Finding.Warning(
                FindingAspect.Slot, PciAddressRefusal.Summary, $"{detail} The apply fails unless it removes that device before."),
            PciAddressProblem.NoSuchPlace when domain.IsRunning || plan.Existing.Count == 0 =>
                Finding.Error(FindingAspect.Slot, PciAddressRefusal.Summary, detail),
            PciAddressProblem.NotHotPluggable when domain.IsRunning =>
                Finding.Error(FindingAspect.Slot, PciAddressRefusal.Summary, detail),
            _ => null,
        };
    }
}
