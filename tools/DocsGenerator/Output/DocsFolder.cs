using DocsGenerator.Pages;

namespace DocsGenerator.Output;

/// <summary>
/// The folder <c>docs</c>. Much of it is written by hand: only the pages that are given are written, and only in the folders
/// of entries are pages removed that are not given any more.
/// </summary>
internal sealed class DocsFolder(string folder)
{
    private static readonly string[] EntryFolders = ["resources", "data-sources", "functions"];

    /// <summary>Makes the folder hold these pages, and tells what that changed.</summary>
    public IReadOnlyList<string> Update(IReadOnlyList<Page> pages) =>
    [
        .. pages.Where(Write).Select(static page => $"wrote docs/{page.Path}"),
        .. Outdated(pages).Select(Remove),
    ];

    /// <summary>Writes a page unless the file holds it already.</summary>
    private bool Write(Page page)
    {
        var file = Path.Combine(folder, page.Path);
        if (File.Exists(file) && File.ReadAllText(file) == page.Text)
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, page.Text);
        return true;
    }

    private List<string> Outdated(IReadOnlyList<Page> pages) =>
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
