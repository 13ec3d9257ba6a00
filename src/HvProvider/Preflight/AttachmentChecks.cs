namespace HvProvider.Preflight;

/// <summary>Pre-flight of one NIC: whether it can be plugged in as planned, as the hypervisor is now.</summary>
internal static class AttachmentChecks
{
    private static readonly Func<AttachmentPlan, Finding?>[] All =
    [
        MacCheck.Find,
        SimilarDomainCheck.Find,
        SlotCheck.Find,
        SavedGuestCheck.Find,
        PausedGuestCheck.Find,
    ];

    /// <summary>What speaks against the plan; nothing where all is well, or nothing can be told.</summary>
    public static IReadOnlyList<Finding> Find(AttachmentPlan plan) =>
    [
        .. plan.ChangesConnection ? ConnectionChecks.Find(plan.Connection) : [],
        .. All.Select(check => check(plan)).OfType<Finding>(),
    ];
}
