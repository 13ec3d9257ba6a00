using DocsGenerator;

namespace HvProvider.Tests.Docs;

/// <summary>The registry's pages in the checkout that the tests were built from. Other files in <c>docs</c> are none.</summary>
internal static class CommittedDocs
{
    // What the registry makes pages of, beside the index.
    private static readonly string[] Folders =
        ["resources", "data-sources", "functions", "ephemeral-resources", "actions", "list-resources", "guides"];

    public static Repository Repository { get; } = Repository.Find(AppContext.BaseDirectory);

    /// <summary>The pages by their path in <c>docs</c>, whatever their extension.</summary>
    public static TheoryData<string> Paths => [.. new[] { "index.md" }.Concat(Folders.SelectMany(Files)).Order()];

    /// <summary>The names of the files in a folder of <c>docs</c>.</summary>
    public static IEnumerable<string> Names(string folder) => Files(folder).Select(path => Path.GetFileNameWithoutExtension(path)!);

    public static byte[] ReadBytes(string path) => File.ReadAllBytes(Path.Combine(Repository.Docs, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Docs, path));

    private static IEnumerable<string> Files(string folder)
    {
        var full = Path.Combine(Repository.Docs, folder);
        return Directory.Exists(full)
            ? Directory.GetFiles(full, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Docs, f))
            : [];
    }
}
