namespace DocsGenerator.Pages;

/// <summary>The parts of a page, with one blank line between any two.</summary>
internal static class Sections
{
    /// <summary>A page's text from its parts; those that are null or empty are left out.</summary>
    public static string Join(params IEnumerable<string?> parts) =>
        string.Join("\n\n", parts.Where(static p => !string.IsNullOrWhiteSpace(p)).Select(static p => p!.Trim())) + "\n";

    /// <summary>The examples, or null when there are none.</summary>
    public static string? Examples(IReadOnlyList<string> examples) =>
        examples.Count == 0 ? null : Join(["## Example Usage", .. examples.Select(static e => Fence("terraform", e))]);

    /// <summary>A file's text, for a reader of that language.</summary>
    public static string Fence(string language, string text) => $"```{language}\n{text}\n```";
}
