namespace HvProvider.Hosts.Networkd;

/// <summary>Yes and no as systemd.syntax(7) spells them.</summary>
internal static class SystemdBoolean
{
    private static readonly string[] Yes = ["1", "yes", "y", "true", "t", "on"];
    private static readonly string[] No = ["0", "no", "n", "false", "f", "off"];

    /// <summary>Reads a boolean; null when the text is none.</summary>
    public static bool? Parse(string text) =>
        Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;
}
