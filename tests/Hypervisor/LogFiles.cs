namespace Hypervisors;

/// <summary>Puts what explains a failure into one text.</summary>
public static class LogFiles
{
    /// <summary>A part of such a text.</summary>
    public static string Section(string title, string content) => $"--- {title}\n{content}\n";

    /// <summary>Every file under those folders that there is.</summary>
    public static async Task<string> ReadAllAsync(string root, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var sections = new List<string>();
        var files = folders.Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            sections.Add(Section(Path.GetRelativePath(root, file), await File.ReadAllTextAsync(file, cancellationToken)));
        }

        return string.Concat(sections);
    }
}
