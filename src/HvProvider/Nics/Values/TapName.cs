namespace HvProvider.Nics.Values;

/// <summary>The names of taps.</summary>
internal static class TapName
{
    private static readonly string[] GeneratedPrefixes = ["vnet", "vif", "macvtap", "macvlan"];

    /// <summary>
    /// libvirt chose the name itself: it takes names with these prefixes from nobody, and another tap may have it next time.
    /// </summary>
    public static bool IsGenerated(string name) =>
        GeneratedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
