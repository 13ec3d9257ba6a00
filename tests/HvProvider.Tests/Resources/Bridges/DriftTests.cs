using System.Xml.Linq;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>Changes by other tools are shown by the next plan and repaired by the next apply.</summary>
public sealed class DriftTests
{
    public static TheoryData<string> Edits => [.. All.Keys];

    private static readonly Dictionary<string, Action<FakeNetwork>> All = new()
    {
        ["autostart off"] = site => site.Autostart = false,
        ["stopped"] = site => site.Stop(),
        ["undefined"] = site => (site.Config, site.Autostart) = (null, false),
        ["vlan"] = site => Both(site, it => Tag(it, "iot").SetAttributeValue("id", "99")),
        ["vlan removed"] = site => Both(site, it => Group(it, "iot").Elements("vlan").Remove()),
        ["vlan added"] = site => Both(site, it => Group(it, "infra").Add(XElement.Parse("<vlan><tag id='7'/></vlan>"))),
        ["vlan zero"] = site => Both(site, it => Group(it, "infra").Add(XElement.Parse("<vlan><tag id='0'/></vlan>"))),
        ["vlan twice"] = site => Both(site, it =>
            Group(it, "infra").Add(XElement.Parse("<vlan trunk='yes'><tag id='5'/><tag id='5'/></vlan>"))),
        ["trunk tag"] = site => Both(site, it => Tag(it, "dmz").Remove()),
        ["trunk native"] = site => Both(site, it => Tag(it, "dmz").SetAttributeValue("nativeMode", "tagged")),
        ["default moved"] = site => Both(site, it =>
        {
            Group(it, "infra").SetAttributeValue("default", null);
            Group(it, "iot").SetAttributeValue("default", "yes");
        }),
        ["bandwidth"] = site => Both(
            site, it => Group(it, "iot").Element("bandwidth")!.Element("inbound")!.SetAttributeValue("average", "2")),
        ["bandwidth removed"] = site => Both(site, it => Group(it, "iot").Elements("bandwidth").Remove()),
        ["group removed"] = site => Both(site, it => Group(it, "dmz").Remove()),
        ["group added"] = site => Both(site, it => it.Add(XElement.Parse("<portgroup name='mine'/>"))),
        ["all groups removed"] = site => Both(site, it => it.Elements("portgroup").Remove()),
        ["config only"] = site => site.EditConfig(it => Tag(it, "iot").SetAttributeValue("id", "99")),
        ["live only"] = site => site.EditLive(it => Tag(it, "iot").SetAttributeValue("id", "99")),
        ["each something else"] = site =>
        {
            site.EditLive(it => Tag(it, "iot").SetAttributeValue("id", "99"));
            site.EditConfig(it => Group(it, "dmz").Remove());
        },
        ["vlan of the network, in the definition"] = site => site.EditConfig(
            it => it.Element("bridge")!.AddAfterSelf(XElement.Parse("<vlan><tag id='7'/></vlan>"))),
        ["isolated"] = site => Both(site, it => it.Element("bridge")!.AddAfterSelf(XElement.Parse("<port isolated='yes'/>"))),
        ["isolated, in the definition"] = site => site.EditConfig(
            it => it.Element("bridge")!.AddAfterSelf(XElement.Parse("<port isolated='yes'/>"))),
        ["another bridge, in the definition"] = site => site.EditConfig(it => it.Element("bridge")!.SetAttributeValue("name", "br9")),
        ["stopped, and another bridge"] = site =>
        {
            site.Stop();
            site.EditConfig(it => it.Element("bridge")!.SetAttributeValue("name", "br9"));
        },
        ["NAT, in the definition"] = site => site.EditConfig(it => it.Element("forward")!.SetAttributeValue("mode", "nat")),
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Drift_is_shown_and_repaired_in_place(string edit)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        var (uuid, wasActive) = (fake.Network().Uuid, !edit.StartsWith("stopped", StringComparison.Ordinal));
        var wanted = fake.Network().Live.Groups();
        All[edit](fake.Network());
        fake.Log.Clear();

        var plan = await workspace.PlanAsync();
        Assert.Equal("update", plan[Site.Address].Action);
        plan.Messages.AssertNoErrors();
        (await workspace.ApplyAsync()).AssertNoErrors();

        var site = fake.Network();
        Assert.Equal((wanted, wanted), (site.Live.Groups(), site.Config.Groups()));
        Assert.Equal((uuid, "br0", true), (site.Uuid, site.BridgeName, site.Autostart));
        Assert.Equal("bridge", site.Config!.Element("forward")!.Attribute("mode")!.Value);
        Assert.Null(site.Config.Element("port"));
        Assert.Null(site.Config.Element("vlan"));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.NetworkDestroy));
        Assert.Equal(wasActive ? 0 : 1, fake.Log.Count(LibvirtProcedure.NetworkCreate));

        // Isolation stays in effect until the network is restarted, and every plan shows a warning.
        var after = await workspace.PlanAsync();
        Assert.Equal("no-op", after[Site.Address].Action);
        if (edit == "isolated")
        {
            after.Messages.Single("Isolation still in effect", "isolated");
        }
        else
        {
            after.Messages.AssertNone();
        }
    }

    [Theory]
    [InlineData("config only")]
    [InlineData("live only")]
    public async Task Definitions_that_differ_are_reported_at_the_attribute(string edit)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        All[edit](fake.Network());
        var plan = await workspace.PlanAsync();
        plan.Messages.Single("Live and persistent network definitions differ", "port_groups");
        var shown = plan[Site.Address].Prior!.Values;
        Assert.False(shown.Get(InSync).Value);
        Assert.Equal(
            edit == "live only" ? 99 : 30, shown.Get(PortGroups).Value["iot"].Value.Get(PortGroupAttributes.Vlans.Vlan).Value);
    }

    [Fact]
    public async Task A_network_that_no_longer_exists_is_recreated()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.Host.Networks.Clear();
        Assert.Equal("create", (await workspace.PlanAsync())[Site.Address].Action);
        (await workspace.ApplyAsync()).AssertNone();
        Assert.NotNull(fake.Network().Live);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_network_that_was_redefined_with_another_UUID_is_managed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        var former = fake.Network();
        fake.Host.Networks.Clear();
        former.Config!.Element("uuid")!.Remove();
        var site = fake.Host.AddNetwork(former.Config.ToString(), active: false);
        Assert.NotEqual(former.Uuid, site.Uuid);
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal(site.Uuid.ToString(), workspace[Site.Address].Values.Get(Id).Value);
        Assert.NotNull(site.Live);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("<forward mode='nat'/><bridge name='virbr0'/>")]
    [InlineData("<forward mode='bridge'/><bridge name='br9'/>")]
    public async Task A_network_of_that_name_of_another_kind_or_on_another_bridge_is_not_managed(string kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        fake.Host.Networks.Clear();
        var theirs = fake.Host.AddNetwork($"<network><name>site</name>{kind}</network>", active: false);
        var before = theirs.Config!.ToString();
        Assert.Equal("create", (await workspace.PlanAsync())[Site.Address].Action);
        (await workspace.ApplyAsync()).Single("Network already exists", "name");
        Assert.Equal((before, null), (theirs.Config!.ToString(), theirs.Live));
    }

    [Theory]
    [InlineData("<forward mode='nat'/><bridge name='virbr0'/>", "forward mode \"nat\"")]
    [InlineData("<bridge name='virbr0'/>", "an isolated network on a bridge of libvirt")]
    [InlineData("<forward mode='bridge'/><bridge name='br9'/>", null)]
    public async Task A_network_that_was_changed_to_another_kind_or_bridge_is_replaced(string kind, string? found)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        var uuid = fake.Network().Uuid;
        fake.Host.Networks.Clear();
        fake.Host.AddNetwork($"<network><name>site</name><uuid>{uuid}</uuid>{kind}</network>");
        var plan = await workspace.PlanAsync();
        Assert.Equal("replace", plan[Site.Address].Action);
        if (found is not null)
        {
            Assert.Contains(found, plan.Messages.Single("Not a bridge network", "bridge"), StringComparison.Ordinal);
        }

        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("br0", fake.Network().BridgeName);
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("<vlan><tag id='9'/></vlan>", "VLAN set on the network itself", "port_groups")]
    [InlineData("macTableManager", "libvirt reconfigures the host bridge", "bridge")]
    public async Task Settings_without_an_attribute_are_reported_and_not_changed(string edit, string summary, string path)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        Both(fake.Network(), definition =>
        {
            if (edit == "macTableManager")
            {
                definition.Element("bridge")!.SetAttributeValue(edit, "libvirt");
            }
            else
            {
                definition.Element("bridge")!.AddAfterSelf(XElement.Parse(edit));
            }
        });
        var before = fake.Network().Config!.ToString();
        var plan = await workspace.PlanAsync();
        plan.Messages.Single(summary, path);
        Assert.Equal("no-op", plan[Site.Address].Action);
        Assert.Equal(before, fake.Network().Config!.ToString());
    }

    [Fact]
    public async Task Another_order_or_spelling_of_port_groups_is_not_drift()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = await PrepareAsync(fake);
        Both(fake.Network(), definition =>
        {
            var groups = definition.Elements("portgroup").Reverse().ToList();
            groups.ForEach(group => group.Remove());
            definition.Add(groups);
            Group(definition, "iot").Element("vlan")!.ReplaceWith(
                XElement.Parse("<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>"));
        });
        await workspace.AssertNothingToDoAsync();
    }

    private static async Task<Workspace> PrepareAsync(FakeLibvirtd fake)
    {
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(
            ("iot", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, 128)))),
            ("dmz", Site.Group("40,41 native 40")),
            ("infra", Site.Group("default"))));
        return workspace;
    }

    private static void Both(FakeNetwork network, Action<XElement> change)
    {
        network.EditLive(change);
        network.EditConfig(change);
    }

    private static XElement Group(XElement definition, string name) =>
        definition.Elements("portgroup").Single(group => group.Attribute("name")!.Value == name);

    private static XElement Tag(XElement definition, string name) => Group(definition, name).Element("vlan")!.Element("tag")!;
}
