using System.Text.RegularExpressions;

namespace DocsGenerator.Pages;

/// <summary>Markdown without markup, for search results and previews.</summary>
internal static partial class PlainText
{
    /// <summary>Removes the markup of links, code and strong text. Other Markdown is unchanged.</summary>
    public static string FromMarkdown(string markdown) =>
        Strong.Replace(Code.Replace(Link.Replace(markdown, "$1"), "$1"), "$1").Trim();

    [GeneratedRegex(@"\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Strong { get; }
}
