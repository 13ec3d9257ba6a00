using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.Bridges;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;
using Shown = HvProvider.Attributes.PortVlanAttributes;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>NICs that are asked for by a libvirt network and a port group.</summary>
public sealed class ByNetworkTests : IAsyncLifetime
{
    private const string Untagged = "1 PVID untagged";

    private const string Network = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='20'/></vlan></portgroup>
        <portgroup name='iot' default='yes'><vlan><tag id='30'/></vlan></portgroup>
        <portgroup name='all'><vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/></vlan></portgroup>
        <portgroup name='infra'/></network>
        """;

    private const string Other =
        "<network><name>other</name><forward mode='bridge'/><bridge name='br0'/><vlan><tag id='40'/></vlan></network>";

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _workspace = new Workspace(_fake) { Host = _host.Access };
        _fake.Host.AddNetwork(Network);
        _fake.Host.AddNetwork(Other);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("web", FakeDomainKind.Running, "20 PVID untagged")]
    [InlineData("web", FakeDomainKind.Stopped, "20 PVID untagged")]
    [InlineData("web", FakeDomainKind.Transient, "20 PVID untagged")]
    [InlineData("all", FakeDomainKind.Running, "20 PVID untagged, 30")]
    [InlineData(null, FakeDomainKind.Running, "30 PVID untagged")]
    [InlineData(null, FakeDomainKind.Transient, "30 PVID untagged")]
    public async Task A_nic_gets_the_vlans_of_its_port_group(string? portGroup, FakeDomainKind kind, string vlans)
    {
        var web = _fake.AddGuest(kind: kind);
        _workspace.Config["a"] = Attachment.OnNetwork("site", portGroup);
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal(vlans, Vlans(plan["a"].Planned!));
        Assert.Equal("br0", plan["a"].Planned!.Get(Bridge).Value);
        (await _workspace.ApplyAsync(plan)).AssertNone();

        Assert.Equal(vlans, Vlans(_workspace["a"].Values));
        foreach (var nic in web.LiveInterfaces.Concat(web.ConfigInterfaces))
        {
            Assert.Equal(("site", portGroup),
                (nic.Element("source")!.Attribute("network")?.Value, nic.Element("source")!.Attribute("portgroup")?.Value));
        }

        Assert.All(web.ConfigInterfaces, nic => Assert.Null(nic.Tag()));
        Assert.Equal(web.LiveInterfaces.Select(_ => vlans), _host.Exposed.Select(exposed => exposed.ToString()));
        await _workspace.AssertNothingToDoAsync();
        (await _workspace.PlanAsync(refresh: false)).Messages.AssertNone();

        var imported = new Workspace(_fake) { Host = _host.Access };
        (await imported.ImportAsync("a", "web01/lan")).AssertNone();
        Assert.Equal(_workspace["a"].Values.Raw, imported["a"].Values.Raw);
        _workspace.Config.Clear();
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Empty(web.LiveInterfaces.Concat(web.ConfigInterfaces));
    }

    [Fact]
    public async Task The_uuid_of_a_network_is_refused_with_its_name()
    {
        var web = _fake.AddGuest();
        var uuid = _fake.Host.Networks.Single(network => network.Name == "site").Uuid.ToString();
        _workspace.Config["a"] = Attachment.OnNetwork(uuid);
        Assert.Equal(
            $"The hypervisor has no libvirt network with the name \"{uuid}\". This is the UUID of the network \"site\". Set the name: "
            + "network = \"site\".",
            (await _workspace.ApplyAsync()).Single("Network not found", "network"));
        Assert.Empty(web.LiveInterfaces);
    }

    [Fact]
    public async Task Vlans_of_the_nic_override_those_of_its_port_group()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web", c => c.Set(Vlan, 40)));
        Assert.Equal(("40", "40"), (web.Live().Tag(), web.Persistent().Tag()));
        await _workspace.AssertNothingToDoAsync();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
        Assert.Equal(("20", null), (web.Live().Tag(), web.Persistent().Tag()));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_bridge_beside_the_network_is_accepted_if_it_is_that_of_the_network()
    {
        _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web", c => c.Set(Bridge, "br0")));
        await _workspace.AssertNothingToDoAsync();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "iot", c => c.Set(Bridge, "br0")));
        await _workspace.AssertNothingToDoAsync();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "iot"));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_bridge_beside_the_network_is_refused_if_the_network_is_on_another_bridge()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.OnNetwork("site", "web", c => c.Set(Bridge, "br1"));
        Assert.Equal(
            "bridge is \"br1\", but the network \"site\" is on bridge \"br0\". Remove bridge: the network determines it. To attach the NIC "
            + "to the bridge itself, remove network.",
            (await _workspace.PlanAsync()).Messages.Single("Bridge differs from network", "bridge"));

        // The same for an existing NIC whose connection is unchanged otherwise.
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
        _workspace.Config["a"] = Attachment.OnNetwork("site", "web", c => c.Set(Bridge, "br1"));
        (await _workspace.PlanAsync()).Messages.Single("Bridge differs from network", "bridge");
    }

    [Fact]
    public async Task A_bridge_beside_a_network_of_the_same_apply_is_checked_when_it_exists()
    {
        var web = _fake.AddGuest();
        _workspace.Config["a"] = Attachment.OnNetwork("later", null, c => c.Set(Bridge, "br1"));
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        _fake.Host.AddNetwork("<network><name>later</name><forward mode='bridge'/><bridge name='br0'/></network>");
        Assert.All(
            (await _workspace.ApplyAsync(plan)).Errors,
            error => Assert.Equal(("Bridge differs from network", "bridge"), (error.Summary, error.Path)));
        Assert.Empty(web.LiveInterfaces);
    }

    [Theory]
    [InlineData("enforce")]
    [InlineData("off")]
    public async Task A_missing_port_group_is_refused_before_attaching(string preflight)
    {
        var web = _fake.AddGuest();
        _workspace.Provider.Set(ProviderConfiguration.Preflight, preflight);
        _workspace.Config["a"] = Attachment.OnNetwork("site", "wbe");
        _fake.Log.Clear();
        var detail = (await _workspace.ApplyAsync()).Single("Port group not found", "port_group");
        Assert.Contains(
            "has no port group \"wbe\". Port groups of the network: \"web\", \"iot\", \"all\", \"infra\"", detail,
                StringComparison.Ordinal);
        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Empty(web.LiveInterfaces);

        await _workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
        _workspace.Config["a"] = Attachment.OnNetwork("site", "wbe");
        (await _workspace.ApplyAsync()).Single("Port group not found", "port_group");
        Assert.Equal("20", web.Live().Tag());
    }

    [Fact]
    public async Task A_missing_network_is_not_an_error_during_plan()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.OnNetwork("later", "web");
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.True(plan["a"].Planned!.Get(Bridge).IsUnknown);
        Assert.True(plan["a"].Planned!.Get(EffectiveVlans).IsUnknown);
        (await _workspace.ApplyAsync(plan)).Single("Network not found", "network");
        _fake.Host.AddNetwork(Network.Replace("site", "later", StringComparison.Ordinal)).Stop();
        var error = Assert.Single((await _workspace.ApplyAsync(plan)).Errors);
        Assert.Equal(("Network is not active", "network"), (error.Summary, error.Path));
        _fake.Host.Networks.Single(network => network.Name == "later").Start();
        (await _workspace.ApplyAsync(plan)).AssertNone();
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("site/web", "site/iot", "30 PVID untagged")]
    [InlineData("site/web", "site/all", "20 PVID untagged, 30")]
    [InlineData("site/all", "site", "30 PVID untagged")]
    [InlineData("site/web", "site/infra", Untagged)]
    [InlineData("site/web", "other", "40 PVID untagged")]
    [InlineData("site/web", "br0", Untagged)]
    [InlineData("br0", "site/web", "20 PVID untagged")]
    public async Task A_running_domain_changes_port_group_without_detaching_or_exposure_to_other_vlans(string from, string to, string vlans)
    {
        _workspace.Provider.Set(ProviderConfiguration.Preflight, "warn");
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", On(from));
        var before = _host.Exposed.Select(exposed => exposed.ToString()).Distinct().ToArray();
        var (tap, bus) = (web.Live().Tap(), web.Live().PciBus());
        _fake.Log.Clear();

        _workspace.Config["a"] = On(to);
        var plan = await _workspace.PlanAsync();

        // The VLAN of an untagged NIC is the default PVID, which may change before the apply.
        Assert.Equal(vlans == Untagged ? null : vlans, Vlans(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();

        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal((tap, bus), (web.Live().Tap(), web.Live().PciBus()));
        Assert.Equal(vlans, _host[tap!].ToString());
        Assert.Equal("up", web.Live().Link());
        Assert.Equal([.. before, vlans], _host.Exposed.Select(exposed => exposed.ToString()).Distinct());
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_failed_move_to_another_port_group_is_rolled_back()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", On("site/web"));
        var tap = web.Live().Tap()!;
        _workspace.Config["a"] = On("site/iot");
        var plan = await _workspace.PlanAsync();

        // The network is refused once the NIC has got halfway, and then no more.
        var updates = 0;
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = _ => ++updates == 3,
            Error = LibvirtErrorCode.InternalError,
        });
        Assert.Single((await _workspace.ApplyAsync(plan)).Errors);
        Assert.Equal(("web", "up"), (web.Live().Element("source")!.Attribute("portgroup")?.Value, web.Live().Link()));
        Assert.Equal(["20 PVID untagged"], _host.Exposed.Select(exposed => exposed.ToString()).Distinct());
        Assert.Equal("20 PVID untagged", _host[tap].ToString());

        _fake.Hooks.Clear();
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal("30 PVID untagged", _host[tap].ToString());
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task A_port_group_changed_by_another_tool_reaches_the_running_domain_at_the_next_apply(FakeDomainKind kind)
    {
        var web = _fake.AddGuest(kind: kind);
        await _workspace.ApplyAsync("a", On("site/web"));
        var nic = web.LiveInterfaces[0];
        _fake.Network().EditLive(network => Tag(network, "web").SetAttributeValue("id", 30));

        var plan = await _workspace.PlanAsync();
        Assert.Equal("30 PVID untagged", Vlans(plan["a"].Planned!));
        Assert.Contains("Attachment out of sync", plan.Messages.Warnings.Select(warning => warning.Summary));
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(("30", nic.Tap()), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Tap()));
        Assert.Equal(["20 PVID untagged", "30 PVID untagged"], _host.Exposed.Select(exposed => exposed.ToString()).Distinct());
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_port_group_updates_its_running_nics_in_the_same_apply(bool isSeen)
    {
        var guests = new[] { _fake.AddGuest("web01"), _fake.AddGuest("web02"), _fake.AddGuest("web03", FakeDomainKind.Stopped) };
        var workspace = new Workspace(_fake) { Host = isSeen ? _host.Access : null };
        Configure("20");

        // Nothing of it is there yet, and all of it is known.
        var first = await workspace.PlanAsync();
        Assert.Equal(isSeen ? "20 PVID untagged" : null, Vlans(first["web01"].Planned!));
        Assert.Equal("br0", first["web01"].Planned!.Get(Bridge).Value);
        (await workspace.ApplyAsync(first)).AssertNoErrors();
        await AssertNoChangesAsync(workspace);
        await AssertNoChangesAsync(workspace, refresh: false);

        Configure("30");
        var plan = await workspace.PlanAsync();
        Assert.Equal(["update", "update", "update"], guests.Select(guest => plan[guest.Name].Action));
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(["30", "30"], guests[..2].Select(guest => guest.LiveInterfaces[0].Tag()));
        await AssertNoChangesAsync(workspace);
        await AssertNoChangesAsync(workspace, refresh: false);

        void Configure(string vlan)
        {
            workspace.Config["hv_bridge.lan"] = Site.Of(config =>
            {
                config.Set(HvProvider.Resources.Bridges.Model.BridgeSchema.Name, "lan");
                Site.Set(config, ("web", Site.Group(vlan)), ("other", Site.Group("40")));
            });
            foreach (var guest in guests)
            {
                workspace.Config[guest.Name] = Attachment.OnNetwork("lan", "web", c => c.Set(Domain, guest.Name));
            }
        }
    }

    [Fact]
    public async Task A_misspelled_port_group_of_the_same_configuration_is_refused_in_the_plan()
    {
        _fake.AddGuest();
        _workspace.Config["hv_bridge.lan"] = Site.Of(config =>
        {
            config.Set(HvProvider.Resources.Bridges.Model.BridgeSchema.Name, "lan");
            Site.Set(config, ("web", Site.Group("20")));
        });
        _workspace.Config["a"] = Attachment.OnNetwork("lan", "wbe");
        var plan = await _workspace.PlanAsync();
        Assert.Equal(("Port group not found", "port_group"),
            Assert.Single(plan.Messages.Errors.Select(error => (error.Summary, error.Path))));
    }

    [Fact]
    public async Task A_plan_without_refresh_needs_no_hypervisor()
    {
        _fake.AddGuest();
        await _workspace.ApplyAsync("a", On("site/web"));
        _fake.Log.Clear();
        var plan = await _workspace.PlanAsync(refresh: false);
        plan.Messages.AssertNone();
        Assert.Equal("no-op", plan["a"].Action);
        Assert.Empty(_fake.Log.Calls);
    }

    private static TfObject On(string source) => source.Split('/') switch
    {
        ["br0"] => Attachment.Of(),
        [var network] => Attachment.OnNetwork(network),
        [var network, var portGroup] => Attachment.OnNetwork(network, portGroup),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static async Task AssertNoChangesAsync(Workspace workspace, bool refresh = true)
    {
        var plan = await workspace.PlanAsync(refresh);
        Assert.Empty(plan.Messages.Errors);
        Assert.All(plan.Changes.Values, change => Assert.Equal("no-op", change.Action));
    }

    private static System.Xml.Linq.XElement Tag(System.Xml.Linq.XElement network, string portGroup) => network.Elements("portgroup")
        .Single(group => group.Attribute("name")!.Value == portGroup).Element("vlan")!.Element("tag")!;

    private static string? Vlans(TfObject values) => Shown.Of(values.Get(EffectiveVlans)).KnownOrDefault()?.ToString();
}
