using System.Globalization;
using System.Text.RegularExpressions;

namespace Labs.Network;

/// <summary>How many echo requests were sent, and how many were answered.</summary>
public sealed partial record PingCount(int Sent, int Received)
{
    /// <summary>Reads the statistics that ping ends with.</summary>
    internal static PingCount Parse(string output) => Statistics().Match(output) is { Success: true } match
        ? new PingCount(Number(match.Groups[1]), Number(match.Groups[2]))
        : throw new FormatException($"No statistics of ping: {output}");

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+) packets transmitted, (\d+) received,", RegexOptions.Multiline)]
    private static partial Regex Statistics();
}
