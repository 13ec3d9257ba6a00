namespace DocsGenerator.Examples;

/// <summary>
/// The folder <c>examples</c>: <c>provider/provider*.tf</c>, <c>resources/NAME/resource*.tf</c>, <c>import.sh</c> and
/// <c>import-by-string-id.tf</c>, <c>data-sources/NAME/data-source*.tf</c>,
/// <c>functions/NAME/function*.tf</c>. Other files are on no page.
/// </summary>
internal sealed class ExampleFolder(string folder)
{
    /// <summary>The texts of the files whose names start with a prefix, ordered by name.</summary>
    public IReadOnlyList<string> ReadAll(string path, string word)
    {
        var parent = Path.Combine(folder, path);
        return Directory.Exists(parent)
            ? [.. Directory.GetFiles(parent, $"{word}*.tf").Order(StringComparer.Ordinal).Select(Read)]
            : [];
    }

    /// <summary>The text of a file; null if it does not exist.</summary>
    public string? ReadOne(string path, string name)
    {
        var file = Path.Combine(folder, path, name);
        return File.Exists(file) ? Read(file) : null;
    }

    private static string Read(string file) => File.ReadAllText(file).TrimEnd();
}
