namespace DocsGenerator.Output;

/// <summary>
/// The folder <c>docs</c>. Much of it is written by hand: only the pages that are given are written, and only in the folders
/// of entries are pages removed that are not given any more.
/// </summary>
internal sealed class DocsFolder(string folder)
{
    private static readonly string[] EntryFolders = ["resources", "data-sources", "functions"];

    /// <summary>Makes the folder hold these pages, and tells what that changed.</summary>
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
