using Labs.Captures;
using Labs.Probes;

namespace Labs.Tests.Packets;

/// <summary>That the trunk carries each frame with the tag of its VLAN and with no other one, by the eyes of tcpdump.</summary>
[Collection(PacketCollection.Name)]
public sealed class TrunkTests(PacketFixture packets)
{
    private const int Native = 20;

    [Theory]
    [InlineData("web")]
    [InlineData("cache")]
    [InlineData("db")]
    [InlineData("ext20")]
    [InlineData("ext30")]
    [InlineData("ext40")]
    [InlineData("ext50")]
    public void Frames_cross_the_trunk_with_the_tag_of_their_VLAN_before_and_after_a_move(string sender)
    {
        var mac = packets.Guests.TryGetValue(sender, out var guest) ? guest.Mac : $"02:00:00:00:00:{PacketFixture.Hosts[sender]}";
        foreach (var chapter in new[] { packets.Site, packets.Moved })
        {
            AssertTags(chapter, sender, mac);
        }
    }

    [Fact]
    public void Only_frames_with_tags_of_its_VLANs_cross_the_trunk()
    {
        int[] tagged = [30, 40, 50];
        var frames = packets.Site.Trunk;

        TestContext.Current.TestOutputHelper!.WriteLine(Summarize(frames));
        var outer = frames.Select(frame => frame.Tags is [{ Protocol: VlanTag.Customer } tag, ..] ? (int?)tag.Id : null)
            .OfType<int>().ToHashSet();
        Assert.Equal(tagged, outer.Order());
    }

    private static void AssertTags(Chapter chapter, string sender, string mac)
    {
        var vlan = chapter.Vlans[sender];
        foreach (var kind in FrameKinds.All)
        {
            var seen = chapter.Trunk.Where(frame => frame.Probe?.Sender == mac && frame.Probe.Kind == kind).ToList();
            if (VlanRules.TagsOnTrunk(kind, vlan, Native) is { } tags)
            {
                Assert.InRange(seen.Count, chapter.Window.Sent(sender, kind), int.MaxValue);
                Assert.All(seen, frame => Assert.Equal(tags, frame.TagText));
            }
            else
            {
                Assert.Empty(seen);
            }
        }
    }

    private static string Summarize(IEnumerable<CapturedFrame> frames) => string.Join('\n', frames
        .GroupBy(frame => (Sender: frame.Probe?.Sender ?? frame.Source, Tag: frame.Tags is [var outer, ..] ? $"{outer}" : "none"))
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Key.Sender}: {group.Count()} frames, outer tag {group.Key.Tag}"));
}
