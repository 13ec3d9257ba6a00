namespace HvProvider.Preflight;

/// <summary>Whether the guest executes, where it has to let the NIC go.</summary>
internal static class PausedGuestCheck
{
    /// <summary>It does not; null where it does, or need not.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { RePlugs: true, Domain: { IsRunning: true, CanRelease: false, Domain.Name: var name } }
            ? Finding.Warning(
                FindingAspect.Domain,
                "Guest is paused",
                $"The guest of domain \"{name}\" does not run (paused, suspended or crashed), and cannot release the NIC, which this change "
                + "re-plugs. Resume or stop the domain before the apply.")
            : null;
}
