using System.Globalization;

namespace HvProvider.Vlans;

/// <summary>The notation of VLAN IDs and ranges, such as <c>30-40</c>.</summary>
internal static class VlanRanges
{
    /// <summary>Parses a VLAN ID or a range; null if the text is neither.</summary>
    public static (int First, int Last)? ParseOne(string text)
    {
        var ends = text.Split('-', 2);
        return ParseId(ends[0]) is { } first && ParseId(ends[^1]) is { } last && first <= last ? (first, last) : null;
    }

    /// <summary>Why the text is not a VLAN ID or a range, as the rest of a sentence; null if it is valid.</summary>
    public static string? Problem(string text)
    {
        var ends = text.Split('-', 2);
        return !ends.All(IsNumber) ? "must be a VLAN ID such as \"30\" or a range of VLAN IDs such as \"30-39\""
            : ends.Any(static end => ParseId(end) is null) ? $"must contain VLAN IDs between {VlanId.Min} and {VlanId.Max}"
            : ParseOne(text) is null ? "must start with the smaller VLAN ID"
            : null;
    }

    /// <summary>Parses a VLAN ID; null if the text is not one.</summary>
    public static int? ParseId(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && VlanId.IsValid(id) ? id : null;

    /// <summary>Formats VLAN IDs in order, with ranges: <c>20, 30-40</c>; empty if there are none.</summary>
    public static string Format(IEnumerable<int> vlans) => string.Join(", ", Group(vlans));

    /// <summary>The VLAN IDs in order, combined into ranges: <c>20</c> and <c>30-40</c>.</summary>
    public static IEnumerable<string> Group(IEnumerable<int> vlans)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var vlan in vlans.Order().Distinct())
        {
            if (ranges is [.., var (first, last)] && vlan == last + 1)
            {
                ranges[^1] = (first, vlan);
            }
            else
            {
                ranges.Add((vlan, vlan));
            }
        }

        return ranges.Select(static range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}"));
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
