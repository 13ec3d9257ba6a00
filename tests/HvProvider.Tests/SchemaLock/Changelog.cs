using System.Text.RegularExpressions;

namespace HvProvider.Tests.SchemaLock;

/// <summary>A changelog in HashiCorp's form: versions, newest first, with categories of entries.</summary>
internal sealed partial record Changelog(IReadOnlyList<Changelog.Version> Versions)
{
    /// <summary>The categories, in their order.</summary>
    public static readonly IReadOnlyList<string> Categories = ["BREAKING CHANGES", "NOTES", "FEATURES", "ENHANCEMENTS", "BUG FIXES"];

    /// <summary>Reads it; what does not belong there is an error that shows the line.</summary>
    public static Changelog Read(string text)
    {
        var versions = new List<Version>();
        foreach (var line in text.Split('\n').Skip(1).Where(line => line.Length > 0))
        {
            if (VersionLine.Match(line) is { Success: true } heading)
            {
                versions.Add(new Version(heading.Groups["name"].Value, heading.Groups["date"].Value == "Unreleased", []));
            }
            else if (Categories.Contains(line.TrimEnd(':')) && line.EndsWith(':') && versions is [.., var version])
            {
                version.Categories.Add((line.TrimEnd(':'), []));
            }
            else if (line.StartsWith("* ", StringComparison.Ordinal) && versions is [.., { Categories: [.., var category] }])
            {
                category.Entries.Add(line[2..]);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal)
                && versions is [.., { Categories: [.., { Entries: [.., var entry] entries }] }])
            {
                entries[^1] = $"{entry} {line.Trim()}";
            }
            else
            {
                throw new FormatException($"CHANGELOG.md has a line that is neither a version, nor a category, nor an entry: {line}");
            }
        }

        return new Changelog(versions);
    }

    [GeneratedRegex(@"^## (?<name>\d+\.\d+\.\d+) \((?<date>Unreleased|[A-Z][a-z]+ \d{2}, \d{4})\)$")]
    private static partial Regex VersionLine { get; }

    internal sealed record Version(string Name, bool IsUnreleased, List<(string Name, List<string> Entries)> Categories)
    {
        public IEnumerable<string> Entries(string category) =>
            Categories.Where(c => c.Name == category).SelectMany(c => c.Entries);
    }
}
