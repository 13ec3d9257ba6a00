using Labs.Probes;

namespace Labs.Tests.Packets;

/// <summary>The isolation of guests and hosts on the site's host: web and cache are on VLAN 30, db is on VLAN 40.</summary>
[Collection(PacketCollection.Name)]
public sealed class IsolationTests(PacketFixture packets)
{
    private const int Native = 20;

    private Chapter Site => packets.Site;

    private ProbeWindow Window => packets.Site.Window;

    [Fact]
    public void Every_probe_sends_every_kind_and_no_count_is_lost()
    {
        TestContext.Current.TestOutputHelper!.WriteLine(Site.Format());
        Assert.Equal(0, Window.Dropped);
        Assert.All(
            Site.Vlans.Keys,
            name => Assert.All(FrameKinds.All, kind => Assert.True(Window.Sent(name, kind) >= PacketFixture.Rounds)));

        // All frames were sent, including those that are not received: they arrived at the port of the sender, with the tags that it added.
        Assert.All(Site.Vlans.Keys, name => Assert.InRange(Site.Entered[name], Site.SentOf(name), long.MaxValue));
        Assert.All(FrameKinds.All, kind => Assert.True(
            Chapter.Count(Site.WebTap, packets.Guests["web"].Mac, kind, VlanRules.TagsAsSent(kind)) >= Window.Sent("web", kind)));
    }

    [Theory]
    [InlineData("web", "cache")]
    [InlineData("web", "ext30")]
    [InlineData("cache", "ext30")]
    [InlineData("db", "ext40")]
    public void The_same_VLAN_talks(string one, string other)
    {
        foreach (var kind in FrameKinds.Untagged)
        {
            AssertHeard(other, one, kind, tags: "");
            AssertHeard(one, other, kind, tags: "");
        }
    }

    [Fact]
    public void Different_VLANs_hear_nothing_of_each_other()
    {
        // Frames that leave the trunk's native VLAN by a second tag are tested separately below.
        Assert.DoesNotContain(Leak.FindAll(Window, Site.Vlans), leak => leak.From != Native);
    }

    [Theory]
    [InlineData("web", 30)]
    [InlineData("cache", 30)]
    [InlineData("db", 40)]
    public void A_guest_that_tags_its_own_frames_reaches_its_own_VLAN_at_most(string guest, int vlan)
    {
        foreach (var kind in FrameKinds.SelfTagged)
        {
            var stays = kind == FrameKinds.Tagged(vlan) || kind == FrameKinds.Tagged(0);
            AssertReaches(guest, vlan, kind, stays ? "" : null);
        }
    }

    [Theory]
    [InlineData("web", 30)]
    [InlineData("cache", 30)]
    [InlineData("db", 40)]
    public void A_guest_that_tags_twice_hops_nowhere(string guest, int vlan)
    {
        foreach (var kind in FrameKinds.DoubleTagged.Concat(FrameKinds.ProviderTagged))
        {
            // The inner tag stays on the frame within the VLAN, as with any access port.
            AssertReaches(guest, vlan, kind, VlanRules.InnerTags(kind, vlan));
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    public void A_host_behind_the_trunk_that_tags_twice_hops_nowhere_either(int vlan)
    {
        foreach (var kind in FrameKinds.DoubleTagged.Concat(FrameKinds.ProviderTagged))
        {
            AssertReaches($"ext{vlan}", vlan, kind, VlanRules.InnerTags(kind, vlan));
        }
    }

    /// <summary>
    /// The trunk carries VLAN 20 untagged. A double-tagged frame in VLAN 20 with the outer tag 20 loses the outer tag on the trunk, and
    /// the other side uses the inner one. The VLAN of a NIC cannot prevent this, since it follows from the native VLAN of the trunk.
    /// </summary>
    [Fact]
    public void The_native_VLAN_of_the_trunk_is_left_by_tagging_twice_and_only_so()
    {
        foreach (var guest in Site.Guests)
        {
            AssertHeard(guest.Key, "ext20", FrameKinds.Double(Native, guest.Value), tags: "");
        }

        Assert.All(Leak.FindAll(Window, Site.Vlans), leak => Assert.Equal(FrameKinds.Double(Native, leak.To), leak.Seen.Kind));
    }

    [Fact]
    public void A_guest_sees_no_tag_but_the_inner_one_of_what_a_neighbour_tagged_twice()
    {
        foreach (var (guest, vlan) in Site.Guests)
        {
            var tagged = Window.HeardBy(guest).Where(seen => seen.Tags.Length > 0).ToList();

            Assert.All(tagged, seen => Assert.Contains(seen.Kind, FrameKinds.DoubleTagged.Concat(FrameKinds.ProviderTagged)));
            Assert.All(tagged, seen => Assert.Equal(VlanRules.InnerTags(seen.Kind, vlan), seen.Tags));
            Assert.Contains(Window.HeardBy(guest), seen => FrameKinds.Untagged.Contains(seen.Kind) && seen.Tags.Length == 0);
        }

        // The frames on the tap of the guest are the same.
        Assert.All(
            Site.WebTap.Where(frame => frame.Source != packets.Guests["web"].Mac && frame.Tags.Count > 0),
            frame => Assert.Equal(VlanRules.InnerTags(frame.Probe!.Kind, 30), frame.TagText));
    }

    // All others in the VLAN receive the frames with these tags, or none of them if the tags are null. No other VLAN receives them.
    private void AssertReaches(string sender, int vlan, string kind, string? tags)
    {
        foreach (var (receiver, other) in Site.Vlans.Where(place => place.Key != sender))
        {
            if (tags is not null && other == vlan)
            {
                AssertHeard(receiver, sender, kind, tags);
            }
            else
            {
                Assert.Equal(0, Window.Heard(receiver, sender, kind));
            }
        }
    }

    private void AssertHeard(string receiver, string sender, string kind, string tags)
    {
        Assert.InRange(Window.Heard(receiver, sender, kind, tags), Window.Sent(sender, kind), long.MaxValue);
        Assert.Equal(Window.Heard(receiver, sender, kind), Window.Heard(receiver, sender, kind, tags));
    }
}
