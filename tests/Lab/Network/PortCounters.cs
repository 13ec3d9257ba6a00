using System.Text.Json;

namespace Labs.Network;

/// <summary>How many frames came in at each link, by the kernel's own count since the link was made.</summary>
public sealed class PortCounters(IReadOnlyDictionary<string, long> received)
{
    /// <summary>The command whose output is read, to be run on a host or in a network namespace.</summary>
    public static IReadOnlyList<string> Command { get; } = ["ip", "-json", "-statistics", "link", "show"];

    /// <summary>How many frames came in at that link.</summary>
    public long this[string link] => received[link];

    /// <summary>Reads the output of the command.</summary>
    public static PortCounters Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new PortCounters(document.RootElement.EnumerateArray().ToDictionary(
            link => link.GetProperty("ifname").GetString()!,
            link => link.GetProperty("stats64").GetProperty("rx").GetProperty("packets").GetInt64()));
    }
}
