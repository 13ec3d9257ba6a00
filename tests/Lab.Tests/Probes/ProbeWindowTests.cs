using Labs.Probes;

namespace Labs.Tests.Probes;

public sealed class ProbeWindowTests
{
    private const string MacA = "52:54:00:00:00:0a";
    private const string MacB = "52:54:00:00:00:0b";

    [Fact]
    public void Sent_is_counted_within_the_time_for_which_hearing_counts()
    {
        var window = new ProbeWindow(
            Snapshot(1, sent: 10, heard: 4),
            Snapshot(2, sent: 12, heard: 6),
            Snapshot(3, sent: 20, heard: 13),
            Snapshot(4, sent: 23, heard: 17));

        Assert.Equal(8, window.Sent("a", "arp"));
        Assert.Equal(13, window.Heard("b", "a", "arp"));
        Assert.Equal((0, 13), (window.Heard("b", "a", "arp", tags: "30"), window.Heard("b", "a", "arp", tags: "")));
        Assert.Equal(0, window.Heard("a", "b", "arp"));
        Assert.Equal([new Sighting(MacA, "arp", "", 13)], window.HeardFrom("b", "a"));
        Assert.Equal(0, window.Dropped);
    }

    [Fact]
    public void Counts_of_a_removed_NIC_stay()
    {
        var gone = Report(2, Nic(MacA, 5, []), Nic("52:54:00:00:00:0c", 7, []));
        var snapshot = new ProbeSnapshot(new Dictionary<string, ProbeReport> { ["a"] = gone });

        Assert.Equal((12, 7), (snapshot.Sent("a", "arp"), snapshot.Sent("a", "arp", "52:54:00:00:00:0c")));
        Assert.Equal([MacA, "52:54:00:00:00:0c"], snapshot.MacsOf("a"));
    }

    [Fact]
    public void A_restarted_probe_makes_a_window_invalid() => Assert.Throws<InvalidOperationException>(
        () => new ProbeWindow(Snapshot(5, 1, 1), Snapshot(6, 1, 1), Snapshot(7, 1, 1), Snapshot(2, 1, 1)));

    [Fact]
    public void Tables_show_heard_and_sent_of_every_pair()
    {
        var window = new ProbeWindow(Snapshot(1, 0, 0), Snapshot(2, 0, 0), Snapshot(3, 8, 8), Snapshot(4, 9, 9));
        var tables = WindowTables.FormatPairs(window, ["a", "b"], name => name);

        Assert.Contains("| a        | .   | 8/8 |", tables, StringComparison.Ordinal);
        Assert.Contains("| b        | 0/8 | .   |", tables, StringComparison.Ordinal);
        Assert.Contains("| arp            | 8    | 9 |", WindowTables.FormatSender(window, "a", ["a", "b"]), StringComparison.Ordinal);
    }

    // Two that send alike; only b hears a.
    private static ProbeSnapshot Snapshot(int number, int sent, int heard) => new(new Dictionary<string, ProbeReport>
    {
        ["a"] = Report(number, Nic(MacA, sent, [])),
        ["b"] = Report(number, Nic(MacB, sent, [new Sighting(MacA, "arp", "", heard)])),
    });

    private static ProbeReport Report(int number, params ProbeNic[] nics) => new(number, TimeSpan.Zero, 0, nics);

    private static ProbeNic Nic(string mac, int sent, Sighting[] heard) =>
        new("eth0", mac, true, true, new Dictionary<string, long> { ["arp"] = sent }, heard);
}
