namespace HvProvider.Preflight;

/// <summary>Checks that the guest is executing if it must release the NIC.</summary>
internal static class PausedGuestCheck
{
    /// <summary>The finding if the guest is paused and must release the NIC; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Unplugs: true, Domain: { CanRelease: false, IsPausedBriefly: false } domain }
            ? Finding.Warning(
                FindingAspect.Domain,
                "Guest is paused",
                $"The guest of domain \"{domain.Domain.Name}\" is not executing ({domain.StateWord}) and cannot release the NIC, which "
                + $"this plan {(plan.Removes ? "removes" : "re-attaches")}. {domain.ReleaseCure} before the apply.")
            : null;
}
