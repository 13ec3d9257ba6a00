namespace DocsGenerator.Pages;

/// <summary>A kind of entry with its own pages.</summary>
/// <param name="Folder">The folder of its pages and of its examples.</param>
/// <param name="Title">The name of the kind in page titles.</param>
/// <param name="Example">The prefix of the names of its example files.</param>
internal sealed record EntryKind(string Folder, string Title, string Example)
{
    /// <summary>Resources.</summary>
    public static readonly EntryKind Resource = new("resources", "Resource", "resource");

    /// <summary>Data sources.</summary>
    public static readonly EntryKind DataSource = new("data-sources", "Data Source", "data-source");
}
