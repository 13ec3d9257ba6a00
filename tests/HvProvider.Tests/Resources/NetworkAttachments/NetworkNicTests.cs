using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Imported NICs on libvirt networks, defined outside Terraform.</summary>
public sealed class NetworkNicTests
{
    private const string ForeignMac = "52:54:00:00:00:01";

    private const string Network = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='20'/></vlan></portgroup>
        <portgroup name='all'><vlan trunk='yes'><tag id='20'/><tag id='30'/></vlan></portgroup></network>
        """;

    [Theory]
    [InlineData("network='site'", FakeDomainKind.Running)]
    [InlineData("network='site'", FakeDomainKind.Stopped)]
    [InlineData("network='site'", FakeDomainKind.Transient)]
    [InlineData("network='site' portgroup='web'", FakeDomainKind.Running)]
    [InlineData("network='site' portgroup='web'", FakeDomainKind.Stopped)]
    [InlineData("network='site' portgroup='web'", FakeDomainKind.Transient)]
    [InlineData("network='site' portgroup='all'", FakeDomainKind.Running)]
    public async Task A_network_nic_stays_on_its_network_if_its_bridge_is_configured(string source, FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork(Network);
        var web = fake.AddGuest(kind: kind, interfaces: Guests.Foreign(ForeignMac, 1, source: source, type: "network"));
        var workspace = new Workspace(fake);
        (await workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNone();
        Assert.Equal("br0", workspace["a"].Values.Get(Bridge).Value);
        Assert.True(workspace["a"].Values.Get(Vlan).IsNull);

        await workspace.ApplyAsync("a", Attachment.Of());
        await workspace.AssertNothingToDoAsync();
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Link, "down")));
        foreach (var nic in web.LiveInterfaces.Concat(web.ConfigInterfaces))
        {
            Assert.Equal("site", nic.Element("source")!.Attribute("network")?.Value);
            Assert.Equal("down", nic.Link());
        }

        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Stopped)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task An_own_vlan_of_a_network_nic_is_added_and_removed(FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork(Network);
        var web = fake.AddGuest(
            kind: kind, interfaces: Guests.Foreign(ForeignMac, 1, source: "network='site' portgroup='web'", type: "network"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        foreach (var vlan in new[] { Tf<long>.Null, new Tf<long>(30), new Tf<long>(20), Tf<long>.Null })
        {
            await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, vlan)));
            await workspace.AssertNothingToDoAsync();
            Assert.All(web.LiveInterfaces, nic => Assert.Equal((vlan.ValueOr(20)).ToString(null, null), nic.Tag()));
        }
    }

    [Fact]
    public async Task A_different_bridge_converts_a_network_nic_to_a_plain_bridge_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork(Network);
        var web = fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1, source: "network='site' portgroup='web'", type: "network"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", $"web01/{ForeignMac}");
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Bridge, "br1")));
        foreach (var nic in web.LiveInterfaces.Concat(web.ConfigInterfaces))
        {
            Assert.Equal("bridge", nic.Attribute("type")!.Value);
            Assert.Equal("br1", nic.Bridge());
            Assert.Null(nic.Tag());
        }

        await workspace.AssertNothingToDoAsync();
    }
}
