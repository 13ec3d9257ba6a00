using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>A domain has several NICs with one MAC address, which libvirt accepts.</summary>
public sealed class DuplicateMacTests
{
    private const string TwinMac = "52:54:00:00:00:02";

    [Fact]
    public async Task A_nic_is_changed_and_removed_by_its_alias_beside_a_nic_with_the_same_mac_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        XElement[] twins =
        [
            Add(web.Live!, "<target dev='tap9'/><alias name='net5'/>"),
            Add(web.Config!, ""),
        ];
        var before = string.Concat<XElement>(twins);

        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Equal(("30", "30"), (web.Live().Tag(), web.Persistent().Tag()));
        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(twins, [Assert.Single(web.LiveInterfaces), Assert.Single(web.ConfigInterfaces)]);
        Assert.Equal(before, string.Concat<XElement>(twins));
    }

    [Fact]
    public async Task A_mac_address_of_several_nics_is_refused_without_an_import_command()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(TwinMac, 4) + Guests.Foreign(TwinMac, 5));
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(c => c.Set(Mac, TwinMac)) } };
        Assert.Equal(
            "Domain \"web01\" has 2 NICs with the MAC address 52:54:00:00:00:02, and none of them has the alias of this attachment. The "
            + "NIC cannot be identified. Remove the duplicate from the domain. To create another NIC, set a different mac_address.",
            (await workspace.ApplyAsync()).Single("Duplicate MAC address in domain", "mac_address"));
        Assert.Equal(2, web.LiveInterfaces.Count);
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task Two_attachments_of_one_domain_with_the_same_mac_address_attach_one_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "lan", "dmz" })
        {
            workspace.Config[name] = Attachment.Of("web01", name, c => c.Set(Mac, TwinMac));
        }

        var detail = (await workspace.ApplyAsync()).Single("NIC already exists", "name");
        Assert.Contains("it has the alias ua-", detail, StringComparison.Ordinal);
        Assert.Single(web.LiveInterfaces);
        Assert.Single(web.ConfigInterfaces);
    }

    private static XElement Add(XElement definition, string more)
    {
        var twin = XElement.Parse(Guests.Foreign(Guests.LanMac, 5, more));
        definition.Element("devices")!.Add(twin);
        return twin;
    }
}
