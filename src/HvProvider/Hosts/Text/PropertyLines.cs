namespace HvProvider.Hosts.Text;

/// <summary>Parses the output of <c>systemctl show</c>: lines of <c>NAME=VALUE</c>.</summary>
internal static class PropertyLines
{
    /// <summary>The values by name.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text) => text.Split('\n')
        .Select(static line => line.Split('=', 2))
        .Where(static pair => pair.Length == 2)
        .DistinctBy(static pair => pair[0])
        .ToDictionary(static pair => pair[0], static pair => pair[1].TrimEnd('\r'), StringComparer.Ordinal);
}
