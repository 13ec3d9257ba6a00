using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class AdoptionTests
{
    private const string Vlan30 = "<vlan><tag id='30'/></vlan>";

    private static readonly string Ours = Guests.Foreign(Guests.LanMac, 3, "<link state='up'/><alias name='ua-lan'/>");

    [Fact]
    public async Task Identical_nic_is_adopted_without_a_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Ours);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Equal("0000:03:00.0", state.Get(Pci).Value);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_that_is_only_live_is_added_to_the_persistent_definition_at_the_same_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Ours);
        web.Redefine(nic => nic.Remove());
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Equal("0x03", web.Persistent().PciBus());
        Assert.Single(web.LiveInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_that_is_only_persistent_is_attached_live_at_the_same_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Ours);
        web.LiveInterfaces[0].Remove();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Equal("0x03", web.Live().PciBus());
        Assert.Single(web.ConfigInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    public static TheoryData<string, string> NotOurs => new()
    {
        { "another address", Guests.Foreign("52:54:00:00:00:99", 3, "<alias name='ua-lan'/>") },
        { "another bridge", Guests.Foreign(Guests.LanMac, 3, "<alias name='ua-lan'/>", "bridge='br1'") },
        { "a vlan", Guests.Foreign(Guests.LanMac, 3, Vlan30 + "<alias name='ua-lan'/>") },
        { "a link that is down", Guests.Foreign(Guests.LanMac, 3, "<link state='down'/><alias name='ua-lan'/>") },
        { "a foreign setting", Guests.Foreign(Guests.LanMac, 3, "<mtu size='1400'/><alias name='ua-lan'/>") },
        { "no alias", Guests.Foreign(Guests.LanMac, 3) },
        { "another attachment's alias", Guests.Foreign(Guests.LanMac, 3, "<alias name='ua-dmz'/>") },
        {
            "the alias here, the address there",
            Guests.Foreign("52:54:00:00:00:99", 3, "<alias name='ua-lan'/>") + Guests.Foreign(Guests.LanMac, 4)
        },
    };

    [Theory]
    [MemberData(nameof(NotOurs))]
    public async Task A_different_nic_with_the_name_or_address_is_refused_with_its_import_command(
        string difference, string interfaces)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: interfaces);
        var (live, persistent) = (web.Live!.ToString(), web.Config!.ToString());
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var detail = (await workspace.ApplyAsync()).Single("NIC already exists", "name");
        Assert.Contains($"terraform import hv_network_attachment.NAME web01/{Guests.LanMac}", detail);
        Assert.False(workspace.Has("a"), difference);
        Assert.Equal((live, persistent), (web.Live!.ToString(), web.Config!.ToString()));
    }

    [Fact]
    public async Task Two_nics_with_the_address_are_refused_without_an_import_command_since_neither_can_be_imported_by_it()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(Guests.LanMac, 3) + Guests.Foreign(Guests.LanMac, 4));
        var (live, persistent) = (web.Live!.ToString(), web.Config!.ToString());
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var detail = (await workspace.ApplyAsync()).Single("Duplicate MAC address in domain", "mac_address");
        Assert.DoesNotContain("terraform import", detail, StringComparison.Ordinal);
        Assert.False(workspace.Has("a"));
        Assert.Equal((live, persistent), (web.Live!.ToString(), web.Config!.ToString()));
    }

    [Fact]
    public async Task A_different_nic_in_one_definition_is_not_added_to_the_other()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Ours);
        web.Redefine(nic => nic.Element("source")!.SetAttributeValue("bridge", "br1"));
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        Assert.Contains("bridge: found br1, expected br0", (await workspace.ApplyAsync()).Single("NIC already exists", "name"));
        Assert.False(workspace.Has("a"));
    }
}
