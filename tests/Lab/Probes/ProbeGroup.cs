using Hypervisors.Commands;

namespace Labs.Probes;

/// <summary>The probes whose counts a test compares.</summary>
public sealed class ProbeGroup(IReadOnlyList<IProbe> probes)
{
    // Reports and frames come every second; on a machine that does many other things, much later.
    private static readonly TimeSpan ReportTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Reports that hold everything up to now: two more of each, since the next one may be half written.</summary>
    public async Task<ProbeSnapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var now = await WaitAsync("a report of every probe", _ => true, cancellationToken);
        return await WaitAsync(
            "two more reports of every sending probe",
            later => later.Reports.All(report =>
                !report.Value.IsSending || report.Value.Number >= now.Reports[report.Key].Number + 2),
            cancellationToken);
    }

    /// <summary>Waits until every sending probe has sent that many more frames of every kind.</summary>
    public Task<ProbeSnapshot> WaitForRoundsAsync(ProbeSnapshot since, int rounds, CancellationToken cancellationToken) => WaitAsync(
        $"{rounds} more frames of every kind",
        now => now.Senders.All(sender => FrameKinds.All.All(kind => now.Sent(sender, kind) >= since.Sent(sender, kind) + rounds)),
        cancellationToken);

    /// <summary>Begins to count. Nothing that was sent before is counted.</summary>
    public async Task<OpenWindow> OpenAsync(CancellationToken cancellationToken)
    {
        var before = await TakeAsync(cancellationToken);
        return new OpenWindow(this, before, await TakeAsync(cancellationToken));
    }

    /// <summary>Counts while every probe sends that many frames of every kind, or some more.</summary>
    public async Task<ProbeWindow> CountAsync(int rounds, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).CloseAsync(rounds, cancellationToken);

    /// <summary>Waits until the reports show that state.</summary>
    public Task<ProbeSnapshot> WaitAsync(
        string what, Func<ProbeSnapshot, bool> condition, CancellationToken cancellationToken) => Wait.UntilAsync(
        what,
        () => ReadAsync(cancellationToken),
        now => now.Reports.Count == probes.Count && condition(now),
        ReportTimeout,
        cancellationToken);

    private async Task<ProbeSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var reports = new Dictionary<string, ProbeReport>(StringComparer.Ordinal);
        foreach (var probe in probes)
        {
            if (await probe.ReadAsync(cancellationToken) is { } report)
            {
                reports.Add(probe.Name, report);
            }
        }

        return new ProbeSnapshot(reports);
    }
}
