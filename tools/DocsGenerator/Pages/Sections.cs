namespace DocsGenerator.Pages;

/// <summary>The parts of a page, with one blank line between any two.</summary>
internal static class Sections
{
    /// <summary>Joins the parts of a page. Null and empty parts are omitted.</summary>
    public static string Join(params IEnumerable<string?> parts) =>
        string.Join("\n\n", parts.Where(static p => !string.IsNullOrWhiteSpace(p)).Select(static p => p!.Trim())) + "\n";

    /// <summary>The examples; null if there are none.</summary>
    public static string? Examples(IReadOnlyList<string> examples) =>
        examples.Count == 0 ? null : Join(["## Example Usage", .. examples.Select(static e => Fence("terraform", e))]);

    /// <summary>The text of a file as a fenced code block.</summary>
    public static string Fence(string language, string text) => $"```{language}\n{text}\n```";
}
