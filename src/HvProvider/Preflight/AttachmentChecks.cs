namespace HvProvider.Preflight;

/// <summary>Pre-flight of one NIC: whether it can be attached as planned in the current state of the hypervisor.</summary>
internal static class AttachmentChecks
{
    private static readonly Func<AttachmentPlan, Finding?>[] All =
    [
        MacCheck.Find,
        ModelCheck.Find,
        SimilarDomainCheck.Find,
        SlotCheck.Find,
        AddressCheck.Find,
        BootOrderCheck.Find,
        SavedGuestCheck.Find,
        PausedGuestCheck.Find,
        UnplugCheck.Find,
    ];

    /// <summary>The findings; empty if there are none, or nothing is known.</summary>
    public static IReadOnlyList<Finding> Find(AttachmentPlan plan) =>
    [
        .. plan.ChangesConnection ? ConnectionChecks.Find(plan.Connection) : [],
        .. All.Select(check => check(plan)).OfType<Finding>(),
    ];
}
