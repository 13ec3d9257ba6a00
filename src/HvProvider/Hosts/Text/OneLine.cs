namespace HvProvider.Hosts.Text;

/// <summary>Shortens the output of a program for a message.</summary>
internal static class OneLine
{
    private const int MaxLength = 300;

    /// <summary>
    /// The text as the end of a sentence: in one line, without control characters, with limited length and a full stop.
    /// </summary>
    public static string Of(string text)
    {
        var line = string.Concat(text.Trim().Take(MaxLength).Select(static c => char.IsControl(c) ? ' ' : c));
        return line.Length == 0 ? "no error output." : line[^1] is '.' or '!' or '?' ? line : line + ".";
    }
}
