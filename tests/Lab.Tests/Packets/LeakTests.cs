using Labs.Probes;

namespace Labs.Tests.Packets;

/// <summary>
/// That the counting sees a leak where there is one: with <c>DefaultPVID=20</c> the kernel gives every new port VLAN 20
/// untagged, and libvirt leaves it there beside the tag that was asked for.
/// </summary>
[Collection(PacketCollection.Name)]
public sealed class LeakTests(PacketFixture packets)
{
    private const string Infrastructure = "ext20";

    private Chapter Leaking => packets.Leaking;

    [Fact]
    public void The_provider_refuses_every_NIC_that_would_leak() => Assert.Equal(
        ["Unexpected VLANs on bridge port", "Unexpected VLANs on bridge port"],
        packets.Refusals.Select(error => error.Summary));

    [Theory]
    [InlineData("web")]
    [InlineData("db")]
    public void A_guest_hears_the_infrastructure_VLAN_beside_its_own(string guest)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(Leaking.Format());
        foreach (var kind in FrameKinds.Untagged)
        {
            var leak = Assert.Single(
                Leak.FindAll(Leaking.Window, Leaking.Vlans),
                leak => leak.Receiver == guest && leak.Sender == Infrastructure && leak.Seen.Kind == kind);
            Assert.Equal("", leak.Seen.Tags);
            Assert.InRange(leak.Seen.Count, Leaking.Window.Sent(Infrastructure, kind), long.MaxValue);
        }
    }

    /// <summary>The port takes what comes with the tag of VLAN 20 as well, so a guest only has to write it.</summary>
    [Theory]
    [InlineData("web")]
    [InlineData("db")]
    public void A_guest_reaches_the_infrastructure_VLAN_by_tagging_its_frames_and_only_so(string guest)
    {
        var kind = FrameKinds.Tagged(Leaking.Vlans[Infrastructure]);
        Assert.InRange(Leaking.Window.Heard(Infrastructure, guest, kind, tags: ""), Leaking.Window.Sent(guest, kind), long.MaxValue);
        Assert.All(
            Leak.FindAll(Leaking.Window, Leaking.Vlans).Where(leak => leak.Sender == guest),
            leak => Assert.DoesNotContain(leak.Seen.Kind, FrameKinds.Untagged));
    }

    [Theory]
    [InlineData("web", "ext30")]
    [InlineData("db", "ext40")]
    public void The_own_VLAN_of_a_leaking_guest_works(string guest, string host) => Assert.All(
        FrameKinds.Untagged,
        kind =>
        {
            Assert.InRange(Leaking.Window.Heard(host, guest, kind), Leaking.Window.Sent(guest, kind), long.MaxValue);
            Assert.InRange(Leaking.Window.Heard(guest, host, kind), Leaking.Window.Sent(host, kind), long.MaxValue);
        });

    [Fact]
    public void Tcpdump_captures_leaked_frames_on_the_tap() => Assert.All(
        FrameKinds.Untagged,
        kind => Assert.InRange(
            Chapter.Count(Leaking.WebTap, "02:00:00:00:00:20", kind, tags: ""), Leaking.Window.Sent(Infrastructure, kind), int.MaxValue));
}
