namespace HvProvider.Hosts.Text;

/// <summary>Makes what a program said fit into a message.</summary>
internal static class OneLine
{
    private const int MaxLength = 300;

    /// <summary>The text in one line, without control characters, not too long.</summary>
    public static string Of(string text)
    {
        var line = string.Concat(text.Trim().Take(MaxLength).Select(static c => char.IsControl(c) ? ' ' : c));
        return line.Length == 0 ? "it said nothing." : line;
    }
}
