using System.Text.Json;

namespace Labs.Probes;

/// <summary>Everything that one probe counted since it began.</summary>
/// <param name="Number">Which of its reports this is.</param>
/// <param name="Uptime">How long it had been running.</param>
/// <param name="Dropped">How many frames came faster than it could read them.</param>
/// <param name="Nics">Its NICs, those that have gone included.</param>
public sealed record ProbeReport(long Number, TimeSpan Uptime, long Dropped, IReadOnlyList<ProbeNic> Nics)
{
    /// <summary>Whether it sends now, and so has something new to report all the time.</summary>
    public bool IsSending => Nics.Any(nic => nic.HasCarrier);

    /// <summary>Reads a report as the probe writes it.</summary>
    public static ProbeReport Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var report = document.RootElement;
        return new ProbeReport(
            report.GetProperty("report").GetInt64(),
            TimeSpan.FromSeconds(report.GetProperty("uptime").GetDouble()),
            report.GetProperty("dropped").GetInt64(),
            [.. report.GetProperty("nics").EnumerateArray().Select(ProbeNic.Read)]);
    }
}
