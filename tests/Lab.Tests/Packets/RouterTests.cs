using Labs.Network;

namespace Labs.Tests.Packets;

/// <summary>That from one VLAN to another there is one way, the external router.</summary>
[Collection(PacketCollection.Name)]
public sealed class RouterTests(PacketFixture packets)
{
    private const string RouterMac = "02:00:00:00:00:01";
    private const string Ext30Mac = "02:00:00:00:00:30";
    private const ushort IPv4 = 0x0800;
    private const ushort IPv6 = 0x86dd;

    [Fact]
    public void By_the_router_a_guest_of_another_VLAN_answers_in_both_families()
    {
        TestContext.Current.TestOutputHelper!.WriteLine(packets.Router.Format());
        Assert.All(packets.Router.Routed, AssertAllAnswered);
    }

    [Theory]
    [InlineData(IPv4, 0)]
    [InlineData(IPv6, 1)]
    public void Each_ping_and_each_answer_passes_the_router_on_both_VLANs(ushort family, int ping)
    {
        var sent = packets.Router.Routed[ping].Sent;

        Assert.InRange(Count(Ext30Mac, RouterMac, "30"), sent, int.MaxValue);
        Assert.InRange(Count(RouterMac, packets.Guests["db"].Mac, "40"), sent, int.MaxValue);
        Assert.InRange(Count(packets.Guests["db"].Mac, RouterMac, "40"), sent, int.MaxValue);
        Assert.InRange(Count(RouterMac, Ext30Mac, "30"), sent, int.MaxValue);

        int Count(string from, string to, string tags) => packets.Router.AtRouter.Count(frame =>
            frame.Source == from && frame.Destination == to && frame.TagText == tags && frame.EtherType == family && frame.Probe is null);
    }

    [Fact]
    public void Without_the_router_there_is_no_answer() => Assert.All(packets.Router.Unrouted, AssertNoneAnswered);

    [Fact]
    public void In_a_network_that_all_VLANs_share_only_the_same_VLAN_answers()
    {
        Assert.All(packets.Router.Neighbour, AssertAllAnswered);
        Assert.All(packets.Router.Shared, AssertNoneAnswered);
    }

    private static void AssertAllAnswered(PingCount ping) => Assert.Equal(ping.Sent, ping.Received);

    private static void AssertNoneAnswered(PingCount ping) => Assert.Equal((true, 0), (ping.Sent > 0, ping.Received));
}
