using Labs.Probes;

namespace Labs.Tests.Packets;

/// <summary>What moves when a VLAN is changed in a running guest: web from 30 to 40, db from 40 to 20.</summary>
[Collection(PacketCollection.Name)]
public sealed class LiveChangeTests(PacketFixture packets)
{
    private const int Native = 20;

    private ProbeWindow Window => packets.Moved.Window;

    [Theory]
    [InlineData("web", "ext40")]
    [InlineData("cache", "ext30")]
    [InlineData("db", "ext20")]
    public void A_guest_talks_to_the_VLAN_that_it_is_on_now(string guest, string host)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(packets.Moved.Format());
        foreach (var kind in FrameKinds.Untagged)
        {
            Assert.InRange(Window.Heard(host, guest, kind, tags: ""), Window.Sent(guest, kind), long.MaxValue);
            Assert.InRange(Window.Heard(guest, host, kind, tags: ""), Window.Sent(host, kind), long.MaxValue);
        }
    }

    [Fact]
    public void A_guest_neither_hears_nor_reaches_the_VLAN_that_it_left()
    {
        Assert.Equal(0, Window.Dropped);
        Assert.DoesNotContain(Leak.FindAll(Window, packets.Moved.Vlans), leak => leak.From != Native);
    }

    /// <summary>All that it sees is that the carrier goes and comes back, since nothing is sent before the VLAN is verified.</summary>
    [Fact]
    public void The_guest_keeps_its_NIC_while_it_is_moved()
    {
        const string Report = "NICS ";
        var (before, after) = (packets.WebBefore.Console, packets.WebAfter.Console);
        Assert.Equal(packets.WebBefore.Tap, packets.WebAfter.Tap);
        Assert.StartsWith(before, after, StringComparison.Ordinal);

        var nic = LastOf(before);
        Assert.Equal(nic, LastOf(after));
        Assert.All(
            after[before.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()),
            line => Assert.True(
                line.StartsWith(Report, StringComparison.Ordinal) && (NicOf(line) == nic || NicOf(line) == nic[..^"up".Length] + "down"),
                line));

        static string LastOf(string console) => NicOf(console.TrimEnd().Split('\n')[^1].TrimEnd());

        // NICS UPTIME NIC
        static string NicOf(string line) => line.Split(' ')[^1];
    }

    /// <summary>The way out of the trunk's native VLAN leads from a guest to the hosts as well.</summary>
    [Fact]
    public void A_guest_on_the_native_VLAN_leaves_it_by_tagging_twice_and_only_so()
    {
        var hopping = FrameKinds.Double(Native, 30);
        Assert.InRange(Window.Heard("ext30", "db", hopping, tags: ""), Window.Sent("db", hopping), long.MaxValue);
        Assert.All(
            Leak.FindAll(Window, packets.Moved.Vlans),
            leak => Assert.Equal(FrameKinds.Double(Native, leak.To), leak.Seen.Kind));
    }
}
