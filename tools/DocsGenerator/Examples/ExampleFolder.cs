namespace DocsGenerator.Examples;

/// <summary>
/// The folder <c>examples</c>: <c>provider/provider*.tf</c>, <c>resources/NAME/resource*.tf</c>, <c>import.sh</c> and
/// <c>import-by-string-id.tf</c>, <c>data-sources/NAME/data-source*.tf</c>,
/// <c>functions/NAME/function*.tf</c>. What else is there is on no page.
/// </summary>
internal sealed class ExampleFolder(string folder)
{
    /// <summary>The texts of the files whose name begins with a word, in the order of their names.</summary>
    public IReadOnlyList<string> ReadAll(string path, string word)
    {
        var parent = Path.Combine(folder, path);
        return Directory.Exists(parent)
            ? [.. Directory.GetFiles(parent, $"{word}*.tf").Order(StringComparer.Ordinal).Select(Read)]
            : [];
    }

    /// <summary>The text of one file, or null when there is none.</summary>
    public string? ReadOne(string path, string name)
    {
        var file = Path.Combine(folder, path, name);
        return File.Exists(file) ? Read(file) : null;
    }

    private static string Read(string file) => File.ReadAllText(file).TrimEnd();
}
