namespace DocsGenerator.Pages;

/// <summary>A kind of entry that has pages of its own.</summary>
/// <param name="Folder">The folder of its pages and of its examples.</param>
/// <param name="Title">What a page's title calls it.</param>
/// <param name="Example">What the names of its example files begin with.</param>
internal sealed record EntryKind(string Folder, string Title, string Example)
{
    /// <summary>Resources.</summary>
    public static readonly EntryKind Resource = new("resources", "Resource", "resource");

    /// <summary>Data sources.</summary>
    public static readonly EntryKind DataSource = new("data-sources", "Data Source", "data-source");
}
