using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// Evaluates the <c>[Match]</c> section of a .network file: all conditions must hold. A condition that cannot be evaluated from
/// outside makes the result uncertain, unless another condition fails.
/// </summary>
internal static class NetworkdMatch
{
    private const string Section = "Match";

    private static readonly char[] Quotes = ['"', '\'', '\\'];

    /// <summary>Whether the file matches the link.</summary>
    public static MatchAnswer Test(NetworkdFile file, MatchedLink link)
    {
        if (file.Sections is null)
        {
            return MatchAnswer.Unsure;
        }

        var answers = file.Sections.Where(static section => section.Name == Section)
            .SelectMany(static section => section.Settings)
            .Select(static setting => setting.Key)
            .Distinct(StringComparer.Ordinal)
            .Where(key => file.Values(Section, key).Count > 0)
            .Select(key => TestOne(key, file.Values(Section, key), link))
            .ToList();

        // Without conditions, some versions apply the file to every link and others to none.
        return answers.Contains(MatchAnswer.No) ? MatchAnswer.No
            : answers.Count == 0 || answers.Contains(MatchAnswer.Unsure) ? MatchAnswer.Unsure
            : MatchAnswer.Yes;
    }

    private static MatchAnswer TestOne(string key, IReadOnlyList<string> values, MatchedLink link) => key switch
    {
        "Name" => Any([link.Name, .. link.AlternativeNames], name => TestPatterns(values, name)),
        "Kind" => TestPatterns(values, link.Kind),
        "Type" when link.Type is { } type => TestPatterns(values, type),
        "Driver" when link.Driver is { } driver => TestPatterns(values, driver),
        "MACAddress" => TestMac(values, link.Mac),
        "PermanentMACAddress" when link.IsTap || link.PermanentMac is not null => TestMac(values, link.PermanentMac),
        "Path" or "WLANInterfaceType" or "SSID" when link.IsTap => TestPatterns(values, null),
        "BSSID" when link.IsTap => MatchAnswer.No,

        // Property= (rules of udev may set any property), and conditions of the host, such as Virtualization= or KernelVersion=.
        _ => MatchAnswer.Unsure,
    };

    private static MatchAnswer Any(IEnumerable<string> names, Func<string, MatchAnswer> test)
    {
        var answers = names.Select(test).ToList();
        return answers.Contains(MatchAnswer.Yes) ? MatchAnswer.Yes
            : answers.Contains(MatchAnswer.Unsure) ? MatchAnswer.Unsure
            : MatchAnswer.No;
    }

    /// <summary>
    /// Each value is a list of globs, inverted as a whole by a leading <c>!</c>. A matching inverted list excludes the link; of
    /// the other lists, if there are any, one must match.
    /// </summary>
    private static MatchAnswer TestPatterns(IReadOnlyList<string> values, string? text)
    {
        var (fits, isSure, hasPositive) = (false, true, false);
        foreach (var value in values)
        {
            if (value.AsSpan().ContainsAny(Quotes))
            {
                return MatchAnswer.Unsure;
            }

            var isInverted = value.StartsWith('!');
            hasPositive |= !isInverted;
            foreach (var pattern in Words(isInverted ? value[1..] : value))
            {
                bool? fit = text is null ? false : ShellGlob.Fits(pattern, text);
                if (fit is true && isInverted)
                {
                    return MatchAnswer.No;
                }

                isSure &= fit is not null;
                fits |= fit is true;
            }
        }

        return !hasPositive ? (isSure ? MatchAnswer.Yes : MatchAnswer.Unsure)
            : fits && isSure ? MatchAnswer.Yes
            : isSure ? MatchAnswer.No
            : MatchAnswer.Unsure;
    }

    private static MatchAnswer TestMac(IReadOnlyList<string> values, MacAddress? mac)
    {
        var isSure = true;
        foreach (var word in values.SelectMany(Words))
        {
            if (!MacAddress.TryParse(word.Replace('-', ':'), out var wanted))
            {
                isSure = false;
            }
            else if (wanted == mac)
            {
                return MatchAnswer.Yes;
            }
        }

        return isSure ? MatchAnswer.No : MatchAnswer.Unsure;
    }

    private static string[] Words(string value) => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
