namespace Labs.Probes;

/// <summary>
/// What was sent and heard in a time. Probes do not report at the same moment, so what counts as sent is taken within the
/// time for which hearing counts: of two that hear each other, each heard at least what the other one sent.
/// </summary>
public sealed class ProbeWindow
{
    private readonly ProbeSnapshot _before;
    private readonly ProbeSnapshot _opened;
    private readonly ProbeSnapshot _closed;
    private readonly ProbeSnapshot _after;

    internal ProbeWindow(ProbeSnapshot before, ProbeSnapshot opened, ProbeSnapshot closed, ProbeSnapshot after)
    {
        (_before, _opened, _closed, _after) = (before, opened, closed, after);
        foreach (var (name, report) in after.Reports)
        {
            if (report.Number < before.Reports[name].Number)
            {
                throw new InvalidOperationException($"The probe of {name} was started again, and its counts with it.");
            }
        }
    }

    /// <summary>The hosts and guests whose frames were counted.</summary>
    public IEnumerable<string> Names => _after.Reports.Keys;

    /// <summary>Frames that came faster than a probe read them. With one of them, a count of zero is no proof.</summary>
    public long Dropped => _after.Reports.Sum(report => report.Value.Dropped - _before.Reports[report.Key].Dropped);

    /// <summary>How many frames of a kind were sent.</summary>
    public long Sent(string sender, string kind) => _closed.Sent(sender, kind) - _opened.Sent(sender, kind);

    /// <summary>How many frames of a kind, sent by one, the other one heard, with any tags or with these.</summary>
    public long Heard(string receiver, string sender, string kind, string? tags = null) =>
        HeardFrom(receiver, sender).Where(seen => seen.Kind == kind && (tags is null || seen.Tags == tags)).Sum(seen => seen.Count);

    /// <summary>Everything that one heard of the other one.</summary>
    public IReadOnlyList<Sighting> HeardFrom(string receiver, string sender)
    {
        var macs = _after.MacsOf(sender).ToHashSet(StringComparer.Ordinal);
        return [.. HeardBy(receiver).Where(seen => macs.Contains(seen.Sender))];
    }

    /// <summary>Everything that arrived at a host or guest, from any sender, on all its NICs or on that one.</summary>
    public IReadOnlyList<Sighting> HeardBy(string receiver, string? mac = null)
    {
        var before = Count(_before.Heard(receiver, mac));
        return [.. Count(_after.Heard(receiver, mac))
            .Select(pair => pair.Key with { Count = pair.Value - before.GetValueOrDefault(pair.Key) })
            .Where(seen => seen.Count != 0)];
    }

    private static Dictionary<Sighting, long> Count(IEnumerable<Sighting> sightings) => sightings
        .GroupBy(seen => seen with { Count = 0 })
        .ToDictionary(group => group.Key, group => group.Sum(seen => seen.Count));
}
