namespace DocsGenerator.Output;

/// <summary>
/// The folder <c>docs</c>. Many of its pages are written by hand: only generated pages are written, and outdated pages are removed
/// only in the folders of entries.
/// </summary>
internal sealed class DocsFolder(string folder)
{
    private static readonly string[] EntryFolders = ["resources", "data-sources", "functions"];

    /// <summary>Writes the pages, removes outdated ones, and returns the changes.</summary>
    public IReadOnlyList<string> Update(IReadOnlyList<GeneratedFile> pages) =>
    [
        .. pages.Where(page => page.Write(folder)).Select(static page => $"wrote docs/{page.Path}"),
        .. Outdated(pages).Select(Remove),
    ];

    private List<string> Outdated(IReadOnlyList<GeneratedFile> pages) =>
    [
        .. EntryFolders
            .Select(entry => Path.Combine(folder, entry))
            .Where(Directory.Exists)
            .SelectMany(static entry => Directory.GetFiles(entry, "*.md"))
            .Select(file => Path.GetRelativePath(folder, file))
            .Except(pages.Select(static page => page.Path))
            .Order(StringComparer.Ordinal),
    ];

    private string Remove(string path)
    {
        File.Delete(Path.Combine(folder, path));
        return $"removed docs/{path}";
    }
}
