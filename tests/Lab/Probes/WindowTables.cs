using System.Text;

namespace Labs.Probes;

/// <summary>Shows a window's counts: who heard whom.</summary>
public static class WindowTables
{
    private static readonly (string Title, IReadOnlyList<string> Kinds)[] Groups =
    [
        ("without a tag (broadcast, multicast, unknown unicast, ARP, IPv4, IPv6)", FrameKinds.Untagged),
        ("tagged by the sender itself (VID 0, 20, 30, 40, 50)", FrameKinds.SelfTagged),
        ("tagged twice, 802.1Q in 802.1Q (every pair of 20, 30, 40)", FrameKinds.DoubleTagged),
        ("tagged twice, 802.1Q in 802.1ad (every pair of 20, 30, 40)", FrameKinds.ProviderTagged),
    ];

    /// <summary>
    /// A table for each group of kinds: a line for each sender, <c>heard/sent</c> for each receiver. More than was sent is
    /// not shown as heard: it came just before or after.
    /// </summary>
    /// <param name="window">What was counted.</param>
    /// <param name="names">Whose frames, in the order of lines and columns.</param>
    /// <param name="label">What they are called in the table.</param>
    public static string FormatPairs(ProbeWindow window, IReadOnlyList<string> names, Func<string, string> label)
    {
        var byLabel = names.ToDictionary(label);
        var text = new StringBuilder();
        foreach (var (title, kinds) in Groups)
        {
            text.AppendLine().AppendLine($"Frames {title}: heard/sent").AppendLine().Append(CountTable.Format(
                "from, to", [.. byLabel.Keys], [.. byLabel.Keys], (from, to) => Count(window, kinds, byLabel[from], byLabel[to])));
        }

        return text.ToString();
    }

    /// <summary>Every kind of frame of one sender: how many each receiver heard, and with which tags, without correction.</summary>
    public static string FormatSender(ProbeWindow window, string sender, IReadOnlyList<string> names)
    {
        string[] receivers = [.. names.Where(name => name != sender)];
        return CountTable.Format(sender, FrameKinds.All, ["sent", .. receivers], (kind, receiver) => receiver == "sent"
            ? $"{window.Sent(sender, kind)}"
            : Describe(window.HeardFrom(receiver, sender).Where(seen => seen.Kind == kind)));
    }

    private static string Count(ProbeWindow window, IReadOnlyList<string> kinds, string sender, string receiver)
    {
        if (sender == receiver)
        {
            return ".";
        }

        var sent = kinds.Sum(kind => window.Sent(sender, kind));
        var heard = kinds.Sum(kind => Math.Min(window.Heard(receiver, sender, kind), window.Sent(sender, kind)));
        return $"{heard}/{sent}";
    }

    private static string Describe(IEnumerable<Sighting> sightings)
    {
        var text = string.Join(
            ", ", sightings.Select(seen => seen.Tags.Length == 0 ? $"{seen.Count}" : $"{seen.Count} tagged {seen.Tags}"));
        return text.Length == 0 ? "0" : text;
    }
}
