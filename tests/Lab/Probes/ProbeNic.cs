using System.Text.Json;

namespace Labs.Probes;

/// <summary>A NIC in a probe's report, with everything that was sent and heard on it since the probe began.</summary>
/// <param name="Name">The name that its host gave it.</param>
/// <param name="Mac">Its MAC address, which its frames carry.</param>
/// <param name="IsPresent">Whether it is still there.</param>
/// <param name="HasCarrier">Whether its link is up: only then it sends.</param>
/// <param name="Sent">How many frames of each kind it sent.</param>
/// <param name="Heard">What arrived.</param>
public sealed record ProbeNic(
    string Name,
    string Mac,
    bool IsPresent,
    bool HasCarrier,
    IReadOnlyDictionary<string, long> Sent,
    IReadOnlyList<Sighting> Heard)
{
    internal static ProbeNic Read(JsonElement nic) => new(
        nic.GetProperty("name").GetString()!,
        nic.GetProperty("mac").GetString()!,
        nic.GetProperty("present").GetBoolean(),
        nic.GetProperty("carrier").GetBoolean(),
        nic.GetProperty("sent").EnumerateObject().ToDictionary(kind => kind.Name, kind => kind.Value.GetInt64()),
        [.. from sender in nic.GetProperty("heard").EnumerateObject()
            from tags in sender.Value.EnumerateObject()
            from kind in tags.Value.EnumerateObject()
            select new Sighting(sender.Name, kind.Name, tags.Name, kind.Value.GetInt64())]);
}
