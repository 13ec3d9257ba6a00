namespace HvProvider.Nics.Values;

/// <summary>The names of taps.</summary>
internal static class TapName
{
    private static readonly string[] GeneratedPrefixes = ["vnet", "vif", "macvtap", "macvlan"];

    /// <summary>
    /// Whether libvirt generated the name. libvirt ignores configured names with these prefixes, and may assign the name to another tap.
    /// </summary>
    public static bool IsGenerated(string name) =>
        GeneratedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
