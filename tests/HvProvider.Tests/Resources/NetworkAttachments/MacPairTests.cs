using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The two halves of a NIC have different MAC addresses at one PCI address, as other tools create them.</summary>
public sealed class MacPairTests
{
    private const string LiveMac = "52:54:00:00:00:01";
    private const string ConfigMac = "52:54:00:00:00:02";

    [Theory]
    [InlineData(LiveMac)]
    [InlineData(ConfigMac)]
    public async Task The_persistent_half_gets_the_address_of_the_live_one(string imported)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = AddPair(fake);
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{imported}");
        workspace.Config["a"] = Attachment.Of();
        var plan = await workspace.PlanAsync();
        Assert.Contains(
            $"mac_address is {ConfigMac} in the persistent definition and {LiveMac} in the running domain",
            plan.Messages.Single("Attachment out of sync", "in_sync"),
            StringComparison.Ordinal);
        (await workspace.ApplyAsync(plan)).AssertNoErrors();

        var nic = Assert.Single(web.ConfigInterfaces);
        Assert.Equal((LiveMac, "0x03", "clean-traffic"), (nic.Mac(), nic.PciBus(), nic.Element("filterref")?.Attribute("filter")?.Value));
        Assert.Equal(LiveMac, Assert.Single(web.LiveInterfaces).Mac());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Another_address_is_set_in_both_halves()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = AddPair(fake);
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{LiveMac}");
        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Mac, "52:54:00:00:00:03");
            c.Set(Pci, "0000:05:00.0");
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        foreach (var nic in new[] { Assert.Single(web.LiveInterfaces), Assert.Single(web.ConfigInterfaces) })
        {
            Assert.Equal(("52:54:00:00:00:03", "0x05"), (nic.Mac(), nic.PciBus()));
        }

        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_destroy_removes_both_halves()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = AddPair(fake);
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{LiveMac}");
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Empty(web.LiveInterfaces);
        Assert.Empty(web.ConfigInterfaces);
    }

    [Theory]
    [InlineData("<alias name='ua-other'/>", "bridge='br0'", 3)]
    [InlineData("", "bridge='br1'", 3)]
    [InlineData("<vlan><tag id='30'/></vlan>", "bridge='br0'", 3)]
    [InlineData("", "bridge='br0'", 4)]
    public async Task A_NIC_that_has_a_name_another_connection_or_another_place_is_another_NIC(string more, string source, int bus)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = AddPair(fake);
        web.ConfigInterfaces[0].ReplaceWith(XElement.Parse(Guests.Foreign(ConfigMac, bus, more, source)));
        var before = web.ConfigInterfaces[0].ToString();
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{LiveMac}");
        workspace.Config["a"] = Attachment.Of();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(before, web.ConfigInterfaces[0].ToString());
        Assert.Equal(2, web.ConfigInterfaces.Count);
    }

    private static FakeDomain AddPair(FakeLibvirtd fake)
    {
        var web = fake.AddGuest(interfaces: Guests.Foreign(LiveMac, 3, "<filterref filter='clean-traffic'/>"));
        web.Redefine(nic => nic.Element("mac")!.SetAttributeValue("address", ConfigMac));
        return web;
    }
}
