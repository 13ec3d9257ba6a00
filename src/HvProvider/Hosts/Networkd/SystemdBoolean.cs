namespace HvProvider.Hosts.Networkd;

/// <summary>Booleans in the notation of systemd.syntax(7).</summary>
internal static class SystemdBoolean
{
    private static readonly string[] Yes = ["1", "yes", "y", "true", "t", "on"];
    private static readonly string[] No = ["0", "no", "n", "false", "f", "off"];

    /// <summary>Parses a boolean; null if the text is not one.</summary>
    public static bool? Parse(string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;
}
