using System.Text;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// Reads systemd's configuration files, as systemd.syntax(7) describes them: sections and keys may be repeated and keep their
/// order, a backslash at the end of a line joins it with the next one by a space, lines that begin with <c>#</c> or <c>;</c>
/// are comments, also between joined lines.
/// </summary>
internal static class IniText
{
    private const int MaxSections = 100_000;

    /// <summary>
    /// The sections in their order; null when systemd would refuse the whole file, since a line that begins with a bracket is
    /// no section's head. Settings before the first section, and lines that are no settings, are ignored as systemd does.
    /// </summary>
    public static IReadOnlyList<IniSection>? Parse(string text)
    {
        var sections = new List<IniSection>();
        List<KeyValuePair<string, string>>? settings = null;
        foreach (var line in JoinLines(text))
        {
            if (line.StartsWith('['))
            {
                if (!line.EndsWith(']') || sections.Count == MaxSections)
                {
                    return null;
                }

                sections.Add(new IniSection(line[1..^1], settings = []));
            }
            else if (line.IndexOf('=') is var equals and > 0)
            {
                settings?.Add(new(line[..equals].TrimEnd(), line[(equals + 1)..].TrimStart()));
            }
        }

        return sections;
    }

    /// <summary>The lines that say something, trimmed and joined.</summary>
    private static IEnumerable<string> JoinLines(string text)
    {
        StringBuilder? joined = null;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(static line => line.TrimEnd('\r')))
        {
            if (line.TrimStart() is ['#' or ';', ..])
            {
                continue;
            }

            if (EndsWithBackslash(line))
            {
                (joined ??= new StringBuilder()).Append(line, 0, line.Length - 1).Append(' ');
                continue;
            }

            var whole = joined?.Append(line).ToString() ?? line;
            joined = null;
            if (whole.Trim() is { Length: > 0 } trimmed)
            {
                yield return trimmed;
            }
        }

        if (joined?.ToString().Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    /// <summary>An odd number of backslashes: two of them are one that is meant.</summary>
    private static bool EndsWithBackslash(string line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
}
