namespace Labs.Probes;

/// <summary>Frames that reached a host or guest in another VLAN than their sender.</summary>
/// <param name="Sender">Who sent them.</param>
/// <param name="From">The VLAN that the sender is on.</param>
/// <param name="Receiver">Whom they reached.</param>
/// <param name="To">The VLAN that the receiver is on.</param>
/// <param name="Seen">What arrived.</param>
public sealed record Leak(string Sender, int From, string Receiver, int To, Sighting Seen)
{
    /// <summary>Every leak of a window.</summary>
    /// <param name="window">What was counted.</param>
    /// <param name="vlans">The VLAN of each host and guest.</param>
    public static IReadOnlyList<Leak> FindAll(ProbeWindow window, IReadOnlyDictionary<string, int> vlans) =>
        [.. from sender in vlans
            from receiver in vlans
            where sender.Value != receiver.Value
            from seen in window.HeardFrom(receiver.Key, sender.Key)
            select new Leak(sender.Key, sender.Value, receiver.Key, receiver.Value, seen)];

    public override string ToString() =>
        $"{Seen.Kind} of {Sender} ({From}) at {Receiver} ({To}), {Seen.Count} frames"
        + (Seen.Tags.Length == 0 ? "" : $" tagged {Seen.Tags}");
}
