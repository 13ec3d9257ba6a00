using System.Text.RegularExpressions;

namespace DocsGenerator.Pages;

/// <summary>Markdown without its marks, for search results and previews.</summary>
internal static partial class PlainText
{
    /// <summary>Takes the marks of links, code and strong text away; other Markdown is left as it is.</summary>
    public static string FromMarkdown(string markdown) =>
        Strong.Replace(Code.Replace(Link.Replace(markdown, "$1"), "$1"), "$1").Trim();

    [GeneratedRegex(@"\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Strong { get; }
}
