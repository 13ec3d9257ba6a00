namespace HvProvider.Preflight;

/// <summary>Checks that the guest is executing if it must release the NIC.</summary>
internal static class PausedGuestCheck
{
    /// <summary>The finding if the guest is paused and must release the NIC; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Reattaches: true, Domain: { IsRunning: true, CanRelease: false, Domain.Name: var name } }
            ? Finding.Warning(
                FindingAspect.Domain,
                "Guest is paused",
                $"The guest of domain \"{name}\" is not executing (paused, suspended or crashed) and cannot release the NIC, which this "
                + "change re-attaches. Resume or stop the domain before the apply.")
            : null;
}
