using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>Create with an existing network of that name.</summary>
public sealed class AdoptionTests
{
    private const string Ours = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='iot'><vlan><tag id='30'/></vlan></portgroup><portgroup name='dmz' default='yes'/></network>
        """;

    private static TfObject Config => Site.With(("iot", Site.Group("30")), ("dmz", Site.Group("default")));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Create_adopts_and_completes_the_network_of_an_interrupted_apply(bool active, bool autostart)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var site = fake.Host.AddNetwork(Ours, active);
        site.Autostart = autostart;
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync(Site.Address, Config);
        Assert.Equal(site.Uuid.ToString(), state.Get(HvProvider.Resources.Bridges.Model.BridgeSchema.Uuid).Value);
        Assert.Same(site, fake.Network());
        Assert.NotNull(site.Live);
        Assert.True(site.Autostart);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.NetworkDefineXml));
        Assert.Equal(active ? 0 : 1, fake.Log.Count(LibvirtProcedure.NetworkCreate));
        Assert.Equal(autostart ? 0 : 1, fake.Log.Count(LibvirtProcedure.NetworkSetAutostart));
        await workspace.AssertNothingToDoAsync();
    }

    public static TheoryData<string, string> Foreign => new()
    {
        { Ours.Replace("br0", "br1", StringComparison.Ordinal), "it is a network on the host bridge \"br1\"" },
        { Ours.Replace("30", "31", StringComparison.Ordinal), "its port groups differ" },
        { Ours.Replace(" default='yes'", "", StringComparison.Ordinal), "its port groups differ" },
        {
            Ours.Replace("<portgroup name='iot'>", "<portgroup name='iot' trustGuestRxFilters='yes'>", StringComparison.Ordinal),
            "other elements"
        },
        { Ours.Replace("</network>", "<metadata><a xmlns='urn:x'/></metadata></network>", StringComparison.Ordinal), "other elements" },
        { Ours.Replace("'br0'", "'br0' macTableManager='libvirt'", StringComparison.Ordinal), "other elements" },
        {
            Ours.Replace("<portgroup name='iot'>", "<port isolated='yes'/><portgroup name='iot'>", StringComparison.Ordinal),
            "other elements"
        },
        { "<network><name>site</name><forward mode='nat'/><bridge name='virbr0'/></network>", "forward mode \"nat\"" },
        { "<network><name>site</name><bridge name='virbr0'/></network>", "an isolated network on a bridge of libvirt" },
        { "<network><name>site</name><forward mode='bridge'><interface dev='eth0'/></forward></network>", "macvtap" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Create_rejects_a_different_network_of_that_name_and_shows_the_import_command(string xml, string found)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var before = fake.Host.AddNetwork(xml, active: false).Config!.ToString();
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Config } };
        var detail = (await workspace.ApplyAsync()).Single("Network already exists", "name");
        Assert.Contains(found, detail, StringComparison.Ordinal);
        Assert.Contains("terraform import hv_bridge.NAME site", detail, StringComparison.Ordinal);
        Assert.False(workspace.Has(Site.Address));
        Assert.Equal(before, fake.Network().Config!.ToString());
        Assert.Null(fake.Network().Live);
        Assert.False(fake.Network().Autostart);
    }

    [Fact]
    public async Task Create_rejects_a_network_whose_definitions_differ_or_that_is_transient()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var site = fake.Host.AddNetwork(Ours);
        site.EditLive(live => live.Elements("portgroup").First().Remove());
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Config } };
        (await workspace.ApplyAsync()).Single("Network already exists", "name");

        fake.Host.Networks.Clear();
        fake.Host.AddNetwork(Ours).Config = null;
        Assert.Contains(
            "no persistent definition", (await workspace.ApplyAsync()).Single("Network already exists", "name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_does_not_adopt_a_network_that_appears_after_the_first_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Hooks.Add(LibvirtProcedure.NetworkDefineXml, new CallHook
        {
            Times = 1,
            Before = _ =>
            {
                fake.Host.AddNetwork("<network><name>site</name><forward mode='bridge'/><bridge name='br9'/></network>");
                return Task.CompletedTask;
            },
        });
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Config } };
        (await workspace.ApplyAsync()).Single("Network already exists");
        Assert.False(workspace.Has(Site.Address));
        Assert.Equal("br9", fake.Network().BridgeName);
    }

    [Fact]
    public async Task Create_that_cannot_read_the_network_leaves_no_state()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Host.AddNetwork(Ours.Replace("br0", "br1", StringComparison.Ordinal));
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Config } };
        var plan = await workspace.PlanAsync();
        fake.Hooks.Add(LibvirtProcedure.NetworkLookupByName, new CallHook { Times = 1, DropBefore = true });
        (await workspace.ApplyAsync(plan)).Single("Connection to the hypervisor lost");
        Assert.False(workspace.Has(Site.Address));
    }

    [Fact]
    public async Task A_network_that_fails_to_start_is_tainted_and_recreated_by_the_next_apply()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Hooks.Add(LibvirtProcedure.NetworkCreate, new CallHook
        {
            Times = 1,
            Error = LibvirtErrorCode.InternalError,
            ErrorDomain = LibvirtErrorDomain.Network,
        });
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Config } };
        (await workspace.ApplyAsync()).Single("libvirt reported an error");
        Assert.True(workspace[Site.Address].IsTainted);
        (await workspace.ApplyAsync()).AssertNone();
        Assert.NotNull(fake.Network().Live);
        await workspace.AssertNothingToDoAsync();
    }
}
