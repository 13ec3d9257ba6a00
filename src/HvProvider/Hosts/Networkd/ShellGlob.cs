namespace HvProvider.Hosts.Networkd;

/// <summary>The patterns of fnmatch(3) without flags, as far as link names require them.</summary>
internal static class ShellGlob
{
    /// <summary>Whether a pattern matches a complete text; null if the pattern uses an unsupported feature.</summary>
    public static bool? Fits(string pattern, string text)
    {
        // The position of the last star, and the length of the text that it matches so far.
        var (star, taken) = (-1, 0);
        var (p, t) = (0, 0);
        while (true)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, taken) = (p++, t);
                continue;
            }

            if (p == pattern.Length && t == text.Length)
            {
                return true;
            }

            if (p < pattern.Length && t < text.Length)
            {
                var (fits, next) = FitsOne(pattern, p, text[t]);
                if (fits is null)
                {
                    return null;
                }

                if (fits is true)
                {
                    (p, t) = (next, t + 1);
                    continue;
                }
            }

            // The star matches one more character, if there is one.
            if (star < 0 || taken == text.Length)
            {
                return false;
            }

            (p, t) = (star + 1, ++taken);
        }
    }

    private static (bool? Fits, int Next) FitsOne(string pattern, int at, char c) => pattern[at] switch
    {
        '?' => (true, at + 1),
        '[' => FitsSet(pattern, at, c),
        '\\' when at + 1 < pattern.Length => (pattern[at + 1] == c, at + 2),
        var literal => (literal == c, at + 1),
    };

    private static (bool? Fits, int Next) FitsSet(string pattern, int at, char c)
    {
        var first = at + 1;
        var isInverted = first < pattern.Length && pattern[first] is '!' or '^';
        first += isInverted ? 1 : 0;

        // A leading bracket is a member.
        var end = first < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
        if (end < 0)
        {
            return (pattern[at] == c, at + 1);
        }

        var set = pattern[first..end];
        if (set.AsSpan().ContainsAny('[', '\\'))
        {
            // Classes such as [:alpha:], and escapes.
            return (null, end + 1);
        }

        return (HasMember(set, c) != isInverted, end + 1);
    }

    private static bool HasMember(string set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            if (c >= set[i] && c <= (isRange ? set[i + 2] : set[i]))
            {
                return true;
            }

            i += isRange ? 2 : 0;
        }

        return false;
    }
}
