using HvProvider.Tests.Docs;

namespace HvProvider.Tests.Hosts;

/// <summary>What programs printed on a host of the lab, with three taps on its bridge, as <c>SUITE-VARIANT</c>.</summary>
internal static class Recording
{
    /// <summary>All hosts of the lab.</summary>
    public static TheoryData<string> Labs => [.. Suites.SelectMany(suite => Variants.Select(variant => $"{suite}-{variant}"))];

    private static string[] Suites => ["trixie", "bookworm"];

    private static string[] Variants => ["site", "default-pvid-20", "default-pvid-none", "pvid-1"];

    /// <summary>What one of them printed.</summary>
    public static string Read(string host, string name)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream($"hosts/{host}/{name}")
            ?? throw new ArgumentException($"There is no recording {name} of {host}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>networkd's files of a host of the lab by name: those of the site, replaced by those of the variant.</summary>
    public static IReadOnlyDictionary<string, string> Files(string host)
    {
        var hosts = Path.Combine(CommittedDocs.Repository.Root, "tests", "Lab", "hosts");
        var variant = host[(host.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return new[] { "site", variant }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(hosts, folder)))
            .GroupBy(Path.GetFileName)
            .Select(files => (Name: files.Key!, Text: File.ReadAllText(files.Last())))
            .Where(file => file.Text.Length > 0)
            .ToDictionary(file => file.Name, file => file.Text);
    }
}
