namespace Labs.Probes;

/// <summary>The reports of several probes, each by the name of its host or guest.</summary>
public sealed class ProbeSnapshot(IReadOnlyDictionary<string, ProbeReport> reports)
{
    public IReadOnlyDictionary<string, ProbeReport> Reports { get; } = reports;

    /// <summary>The hosts and guests that send.</summary>
    public IEnumerable<string> Senders => Reports.Where(report => report.Value.IsSending).Select(report => report.Key);

    /// <summary>How many frames of a kind a host or guest has sent, on all its NICs or on that one.</summary>
    public long Sent(string sender, string kind, string? mac = null) => NicsOf(sender)
        .Where(nic => mac is null || nic.Mac == mac)
        .Sum(nic => nic.Sent.GetValueOrDefault(kind));

    /// <summary>What arrived at a host or guest, on all its NICs or on that one.</summary>
    public IEnumerable<Sighting> Heard(string receiver, string? mac = null) => NicsOf(receiver)
        .Where(nic => mac is null || nic.Mac == mac)
        .SelectMany(nic => nic.Heard);

    /// <summary>The MAC addresses that a host or guest has, or has had.</summary>
    public IEnumerable<string> MacsOf(string name) => NicsOf(name).Select(nic => nic.Mac).Distinct();

    public override string ToString() => string.Join('\n', Reports.Select(report =>
        $"{report.Key}: report {report.Value.Number}, " + string.Join("; ", report.Value.Nics.Select(nic =>
            $"{nic.Name} {nic.Mac} {(nic.IsPresent ? nic.HasCarrier ? "up" : "down" : "gone")}, "
            + $"{nic.Sent.Values.DefaultIfEmpty().Min()} rounds sent"))));

    private IReadOnlyList<ProbeNic> NicsOf(string name) =>
        Reports.TryGetValue(name, out var report) ? report.Nics : [];
}
