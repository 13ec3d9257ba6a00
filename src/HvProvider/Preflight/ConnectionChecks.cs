namespace HvProvider.Preflight;

/// <summary>All checks of a connection that do not depend on its user.</summary>
internal static class ConnectionChecks
{
    private static readonly Func<ConnectionPlan, Finding?>[] All =
    [
        BridgeCheck.Find,
        VersionCheck.Find,
        SessionDaemonCheck.Find,
        FilteringCheck.Find,
        LeakCheck.Find,
        UplinkCheck.Find,
        UntaggedCheck.Find,
        TapFileCheck.Find,
    ];

    /// <summary>The findings; empty if there are none, or nothing is known.</summary>
    public static IReadOnlyList<Finding> Find(ConnectionPlan plan) => [.. All.Select(check => check(plan)).OfType<Finding>()];
}
