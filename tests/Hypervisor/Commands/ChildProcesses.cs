using System.Globalization;

namespace Hypervisors.Commands;

/// <summary>Finds what a process of this machine started.</summary>
internal static class ChildProcesses
{
    public static IReadOnlyList<int> Find(int parent, string commandPart)
    {
        var threads = $"/proc/{parent}/task/";
        return !Directory.Exists(threads)
            ? []
            : [.. Directory.EnumerateDirectories(threads)
                .SelectMany(thread => ReadChildren(Path.Combine(thread, "children")))
                .Where(child => ReadOrEmpty($"/proc/{child}/cmdline").Contains(commandPart, StringComparison.Ordinal))];
    }

    private static IEnumerable<int> ReadChildren(string file) => ReadOrEmpty(file)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    // A thread or a child may end at any moment, which is no error here.
    private static string ReadOrEmpty(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
