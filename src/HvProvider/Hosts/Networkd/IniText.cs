using System.Text;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// Parses systemd configuration files as described in systemd.syntax(7): sections and keys may be repeated and keep their order,
/// a backslash at the end of a line joins it with the next one by a space, and lines that begin with <c>#</c> or <c>;</c> are
/// comments, also between joined lines.
/// </summary>
internal static class IniText
{
    private const int MaxSections = 100_000;

    /// <summary>
    /// The sections in their order; null if systemd would reject the file because a line that begins with a bracket is not a
    /// section header. Like systemd, it ignores settings before the first section and lines that are not settings.
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

    /// <summary>The lines with settings or sections, trimmed and joined.</summary>
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

    /// <summary>An odd number of backslashes; two of them are an escaped backslash.</summary>
    private static bool EndsWithBackslash(string line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
}
