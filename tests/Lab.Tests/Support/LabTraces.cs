using System.Globalization;

namespace Labs.Tests.Support;

/// <summary>The traces of a running lab on the machine, with which a test verifies that the lab was removed.</summary>
internal sealed class LabTraces
{
    private static readonly string[] NamespaceKinds = ["mnt", "net", "pid", "uts", "ipc"];
    private readonly string _folder;

    private LabTraces(string folder, HashSet<string> namespaces, int processes)
    {
        _folder = folder;
        Namespaces = namespaces;
        Processes = processes;
    }

    /// <summary>The number of processes of the lab.</summary>
    public int Processes { get; }

    /// <summary>The namespaces of these processes, without those of this program.</summary>
    public IReadOnlySet<string> Namespaces { get; }

    /// <summary>The links of this program's network namespace.</summary>
    public static IReadOnlyList<string> Links =>
        [.. Directory.EnumerateFileSystemEntries("/sys/class/net").Order(StringComparer.Ordinal)];

    /// <summary>Finds the traces of a running lab.</summary>
    public static LabTraces Find(Lab lab)
    {
        var own = NamespacesOf("self").ToHashSet();

        // Processes with the folder in their command line have the namespaces; every process in these namespaces belongs to the lab.
        var namespaces = AllProcesses()
            .Where(process => NamesFolder(process, lab.RunFolder))
            .SelectMany(NamespacesOf)
            .Except(own)
            .ToHashSet();
        return new LabTraces(lab.RunFolder, namespaces, AllProcesses().Count(process => NamespacesOf(process).Any(namespaces.Contains)));
    }

    /// <summary>The remaining traces; empty if the lab was removed.</summary>
    public IReadOnlyList<string> FindRemains()
    {
        var remains = AllProcesses()
            .Where(process => NamesFolder(process, _folder) || NamespacesOf(process).Any(Namespaces.Contains))
            .Select(process => $"process {process}: {ReadOrEmpty($"/proc/{process}/cmdline").Replace('\0', ' ')}")
            .ToList();
        remains.AddRange(File.ReadLines("/proc/self/mountinfo").Where(mount => mount.Contains(_folder, StringComparison.Ordinal)));
        if (Directory.Exists(_folder))
        {
            remains.Add(_folder);
        }

        return remains;
    }

    private static IEnumerable<string> AllProcesses() => Directory.EnumerateDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static bool NamesFolder(string process, string folder) =>
        ReadOrEmpty($"/proc/{process}/cmdline").Contains(folder, StringComparison.Ordinal);

    // A process may end while it is read, and then has no namespaces.
    private static IEnumerable<string> NamespacesOf(string process)
    {
        foreach (var kind in NamespaceKinds)
        {
            var link = new FileInfo($"/proc/{process}/ns/{kind}");
            if (TryReadLink(link) is { } target)
            {
                yield return target;
            }
        }
    }

    private static string? TryReadLink(FileInfo link)
    {
        try
        {
            return link.LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

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
