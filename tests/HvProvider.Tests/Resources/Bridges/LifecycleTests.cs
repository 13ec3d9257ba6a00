using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Networks;
using HvProvider.Tests.Nics;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Create_defines_and_starts_the_network_and_sets_autostart()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync(Site.Address, Site.With(
            ("iot", Site.Group("30")), ("dmz", Site.Group("41,42 native 40")), ("infra", Site.Group("default"))));
        var site = fake.Network();
        Assert.True(site.Autostart);
        foreach (var definition in new[] { site.Live, site.Config })
        {
            GoldenXml.AssertEqual(
                $"""
                <network>
                  <name>site</name>
                  <uuid>{site.Uuid}</uuid>
                  <forward mode='bridge'/>
                  <bridge name='br0'/>
                  <portgroup name='dmz'>
                    <vlan trunk='yes'><tag id='40' nativeMode='untagged'/><tag id='41'/><tag id='42'/></vlan>
                  </portgroup>
                  <portgroup name='infra' default='yes'/>
                  <portgroup name='iot'><vlan><tag id='30'/></vlan></portgroup>
                </network>
                """,
                definition!.ToString());
        }

        Assert.Equal((site.Uuid.ToString(), site.Uuid.ToString()), (state.Get(Id).Value, state.Get(Uuid).Value));
        Assert.True(state.Get(Active).Value && state.Get(Persistent).Value && state.Get(Autostart).Value && state.Get(InSync).Value);
        Assert.False(state.Get(Isolated).Value);
        Assert.True(state.Get(InfrastructureVlan).IsNull);
        await workspace.AssertNothingToDoAsync();

        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(fake.Host.Networks);
        Assert.False(workspace.Has(Site.Address));
    }

    [Fact]
    public async Task Update_changes_port_groups_in_both_definitions_without_stopping_the_network()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(
            ("iot", Site.Group("30")), ("dmz", Site.Group("40 default")), ("old", Site.Group())));
        var (site, web) = (fake.Network(), fake.AddUser());
        var nic = Assert.Single(web.LiveInterfaces).ToString();
        fake.Log.Clear();

        await workspace.ApplyAsync(Site.Address, Site.With(
            ("iot", Site.Group("31 default")), ("dmz", Site.Group("40")), ("new", Site.Group("50,51"))));

        Assert.Equal("dmz 40; iot 31*; new trunk of 50-51", site.Live.Groups());
        Assert.Equal(site.Live.Groups(), site.Config.Groups());
        Assert.Equal(4, fake.Log.Count(LibvirtProcedure.NetworkUpdate));
        foreach (var procedure in new[]
        {
            LibvirtProcedure.NetworkDestroy, LibvirtProcedure.NetworkCreate, LibvirtProcedure.NetworkDefineXml,
            LibvirtProcedure.NetworkUndefine,
        })
        {
            Assert.Equal(0, fake.Log.Count(procedure));
        }

        Assert.Equal(nic, Assert.Single(web.LiveInterfaces).ToString());
        Assert.Equal(1, web.Starts);
        var next = await workspace.PlanAsync();
        Assert.Equal("no-op", next[Site.Address].Action);
        next.Messages.Single("Running guests differ from port group", "port_groups");
    }

    [Fact]
    public async Task Update_works_with_a_daemon_that_expects_the_former_argument_order()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Options.Features.Remove(LibvirtFeature.NetworkUpdateOrder);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("31")), ("dmz", Site.Group("40"))));
        Assert.Equal("dmz 40; iot 31", fake.Network().Live.Groups());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Bandwidth_is_set_changed_and_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, With(Site.Bandwidth(1000, 128, peak: 2000, burst: 5120)));
        GoldenXml.AssertEqual(
            "<bandwidth><inbound average='1000' peak='2000' burst='5120'/><outbound average='128'/></bandwidth>", Bandwidth());
        await workspace.AssertNothingToDoAsync();

        await workspace.ApplyAsync(Site.Address, With(Site.Bandwidth(null, 64)));
        GoldenXml.AssertEqual("<bandwidth><outbound average='64'/></bandwidth>", Bandwidth());
        await workspace.AssertNothingToDoAsync();

        await workspace.ApplyAsync(Site.Address, With(null));
        Assert.Null(Bandwidth());
        await workspace.AssertNothingToDoAsync();

        string? Bandwidth() => fake.Network().Live!.Element("portgroup")!.Element("bandwidth")?.ToString();

        static TfObject With(TfObject? bandwidth) => Site.With(("iot", Site.Group("30", group =>
            group.Set(PortGroupAttributes.Bandwidth, bandwidth is null ? Tf<TfObject>.Null : bandwidth))));
    }

    [Fact]
    public async Task Update_keeps_foreign_elements_of_the_network_and_its_port_groups()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        fake.Host.AddNetwork(NetworkXmlTests.Foreign.Replace("<name>lan<", "<name>site<", StringComparison.Ordinal));
        await ImportAsync(fake, workspace, "site");
        workspace.Config[Site.Address] = Site.Of(config =>
        {
            Site.Set(config, ("iot", Site.Group("31")), ("dmz", Site.Group("41 native 40")), ("infra", Site.Group("20 default")));
            config.Set(Isolated, true);
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        GoldenXml.AssertEqual(
            """
            <network ipv6='yes' trustGuestRxFilters='yes'>
              <name>site</name>
              <uuid>54911e3e-ea7c-409d-a79e-8d3eff625bac</uuid>
              <metadata><my:a xmlns:my='http://x/'><my:b/></my:a></metadata>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <port isolated='yes'/>
              <portgroup name='iot'><vlan><tag id='31'/></vlan></portgroup>
              <portgroup name='dmz'><vlan trunk='yes'><tag id='40' nativeMode='untagged'/><tag id='41'/></vlan></portgroup>
              <portgroup name='infra' trustGuestRxFilters='yes' default='yes'><vlan><tag id='20'/></vlan></portgroup>
            </network>
            """,
            fake.Network().Config!.ToString());
    }

    [Fact]
    public async Task Isolation_changes_in_the_persistent_definition_and_is_reported_as_pending_until_a_restart()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        var (site, uuid) = (fake.Network(), fake.Network().Uuid);

        workspace.Config[Site.Address].Set(Isolated, true);
        var plan = await workspace.PlanAsync();
        Assert.Equal("update", plan[Site.Address].Action);
        plan.Messages.Single("Isolation not in effect yet", "isolated");
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("yes", site.Config!.Element("port")!.Attribute("isolated")!.Value);
        Assert.Null(site.Live!.Element("port"));
        Assert.Equal(uuid, fake.Network().Uuid);

        var again = await workspace.PlanAsync();
        Assert.Equal("no-op", again[Site.Address].Action);
        Assert.Contains(
            "virsh net-destroy site", again.Messages.Single("Isolation not in effect yet", "isolated"), StringComparison.Ordinal);

        site.Stop();
        site.Start();
        await workspace.AssertNothingToDoAsync();

        workspace.Config[Site.Address].Set(Isolated, false);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Null(site.Config!.Element("port"));
        (await workspace.PlanAsync()).Messages.Single("Isolation still in effect", "isolated");
    }

    [Fact]
    public async Task A_new_isolated_network_is_isolated_immediately()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        workspace.Config[Site.Address] = Site.Of(config =>
        {
            config.Set(Isolated, true);
            config.Set(Autostart, false);
        });
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal("yes", fake.Network().Live!.Element("port")!.Attribute("isolated")!.Value);
        Assert.False(fake.Network().Autostart);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Another_name_or_bridge_replaces_the_network()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        var uuid = fake.Network().Uuid;

        workspace.Config[Site.Address].Set(BridgeSchema.Bridge, "br1");
        Assert.Equal("replace", (await workspace.PlanAsync())[Site.Address].Action);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.NotEqual(uuid, fake.Network().Uuid);
        Assert.Equal("br1", fake.Network().BridgeName);

        workspace.Config[Site.Address].Set(Name, "lan");
        Assert.Equal("replace", (await workspace.PlanAsync())[Site.Address].Action);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("lan", Assert.Single(fake.Host.Networks).Name);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_by_name_or_UUID_reads_the_whole_network(bool byUuid)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        var before = await workspace.ApplyAsync(Site.Address, Site.With(
            ("iot", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1, 2)))),
            ("dmz", Site.Group("41,42,43 native 40")),
            ("infra", Site.Group("default"))));
        await ImportAsync(fake, workspace, byUuid ? fake.Network().Uuid.ToString() : "site");
        Assert.Equal(before.Raw, workspace[Site.Address].Values.Raw);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("nosuch", "Network not found")]
    [InlineData("6695eb01-f6a4-8304-79aa-97f2502e193f", "Network not found")]
    [InlineData("nat", "Not a bridge network")]
    public async Task Import_of_a_missing_network_or_another_kind_fails(string id, string summary)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork("<network><name>nat</name><forward mode='nat'/><bridge name='virbr0'/></network>");
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock(fake.Uri.ToString()));
        Assert.Null(await process.ImportAsync(id, BridgeSchema.Schema));
        process.Messages.Single(summary);
    }

    internal static async Task ImportAsync(FakeLibvirtd fake, Workspace workspace, string id)
    {
        await using var process = await ProviderProcess.StartAsync(Workspace.ProviderBlock(fake.Uri.ToString()));
        workspace[Site.Address] = (await process.ImportAsync(id, BridgeSchema.Schema))!;
        process.Messages.AssertNone();
    }
}
