namespace HvProvider.Preflight;

/// <summary>Everything that can be told of a connection without knowing who uses it.</summary>
internal static class ConnectionChecks
{
    private static readonly Func<ConnectionPlan, Finding?>[] All =
    [
        BridgeCheck.Find,
        VersionCheck.Find,
        FilteringCheck.Find,
        LeakCheck.Find,
        UplinkCheck.Find,
        UntaggedCheck.Find,
        TapFileCheck.Find,
    ];

    /// <summary>What speaks against it; nothing where all is well, or nothing can be told.</summary>
    public static IReadOnlyList<Finding> Find(ConnectionPlan plan) => [.. All.Select(check => check(plan)).OfType<Finding>()];
}
