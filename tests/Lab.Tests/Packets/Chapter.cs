using Labs.Captures;
using Labs.Probes;

namespace Labs.Tests.Packets;

/// <summary>What was counted while every guest stayed on its VLAN.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Guests">The VLAN of each guest's NIC.</param>
/// <param name="Window">What probes counted.</param>
/// <param name="Entered">How many frames came in at the bridge or switch port of each host and guest, by the kernel's count.</param>
/// <param name="Trunk">What tcpdump saw meanwhile at the switch, on the port to the host.</param>
/// <param name="WebTap">What it saw on the host, on the port to the guest <c>web</c>.</param>
internal sealed record Chapter(
    string Title,
    IReadOnlyDictionary<string, int> Guests,
    ProbeWindow Window,
    IReadOnlyDictionary<string, long> Entered,
    IReadOnlyList<CapturedFrame> Trunk,
    IReadOnlyList<CapturedFrame> WebTap)
{
    /// <summary>The VLAN of every guest and every host.</summary>
    public IReadOnlyDictionary<string, int> Vlans { get; } =
        PacketFixture.Hosts.Concat(Guests).ToDictionary(StringComparer.Ordinal);

    /// <summary>How many frames of a sender and kind a capture has, with these tags.</summary>
    public static int Count(IReadOnlyList<CapturedFrame> frames, string senderMac, string kind, string tags) =>
        frames.Count(frame => frame.Probe?.Sender == senderMac && frame.Probe.Kind == kind && frame.TagText == tags);

    /// <summary>How many frames a probe sent, of all kinds together.</summary>
    public long SentOf(string name) => FrameKinds.All.Sum(kind => Window.Sent(name, kind));

    /// <summary>The same as tables for people.</summary>
    public string Format()
    {
        var labels = Vlans.ToDictionary(place => place.Key, place => $"{place.Key} ({place.Value})");
        string[] names = [.. Vlans.OrderBy(place => place.Value).Select(place => place.Key)];
        var leaks = Leak.FindAll(Window, Vlans);
        return $"""
            # {Title}

            In parentheses: the VLAN. Every probe sends every kind of frame on its NIC; `heard/sent` counts the frames of one window, which
            is the same for all probes.
            {WindowTables.FormatPairs(Window, names, name => labels[name])}
            ## Frames that reached another VLAN

            {(leaks.Count == 0 ? "None." : string.Join('\n', leaks.Select(leak => $"- {leak}")))}

            ## Control: the kernel's counters of each sender's port, for a longer period

            {CountTable.Format("port of", [.. names.Select(name => labels[name])], ["came in", "sent"], Control)}
            ## Every kind, sender by sender

            {string.Join('\n', names.Select(name => WindowTables.FormatSender(Window, name, names)))}
            """;

        string Control(string label, string column)
        {
            var name = labels.Single(pair => pair.Value == label).Key;
            return $"{(column == "sent" ? SentOf(name) : Entered[name])}";
        }
    }
}
