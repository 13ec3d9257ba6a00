using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.Bridges;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The limits of the port group of a NIC, as <c>effective_bandwidth</c>.</summary>
public sealed class BandwidthTests : IAsyncLifetime
{
    private const string ForeignMac = "52:54:00:00:00:01";
    private const string Network = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='40'/></vlan>
        <bandwidth><inbound average='1000' peak='2000' burst='5120'/><outbound average='128'/></bandwidth></portgroup>
        <portgroup name='iot' default='yes'><vlan><tag id='30'/></vlan><bandwidth><inbound average='64'/></bandwidth></portgroup>
        <portgroup name='free'><vlan><tag id='30'/></vlan></portgroup></network>
        """;

    private const string Web = "in 1000/2000/5120 out 128/-/-";
    private const string Iot = "in 64/-/-";

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _workspace = new Workspace(_fake) { Host = _host.Access };
        _fake.Host.AddNetwork(Network);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("web", FakeDomainKind.Running, Web)]
    [InlineData("web", FakeDomainKind.Stopped, Web)]
    [InlineData("web", FakeDomainKind.Transient, Web)]
    [InlineData(null, FakeDomainKind.Running, Iot)]
    [InlineData(null, FakeDomainKind.Transient, Iot)]
    [InlineData("free", FakeDomainKind.Running, null)]
    [InlineData("free", FakeDomainKind.Stopped, null)]
    public async Task A_nic_shows_the_limits_of_its_port_group_in_plan_and_state(string? portGroup, FakeDomainKind kind, string? limits)
    {
        var web = _fake.AddGuest(kind: kind);
        _workspace.Config["a"] = Attachment.OnNetwork("site", portGroup);
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal(limits, Limits(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(limits, Limits(_workspace["a"].Values));
        Assert.All(web.LiveInterfaces, nic => Assert.Equal(limits, Limits(nic)));

        // The limits are not copied to the persistent definition.
        Assert.All(web.ConfigInterfaces, nic => Assert.Null(nic.Element("bandwidth")));
        await _workspace.AssertNothingToDoAsync();
        (await _workspace.PlanAsync(refresh: false)).Messages.AssertNone();

        var imported = new Workspace(_fake) { Host = _host.Access };
        (await imported.ImportAsync("a", "web01/lan")).AssertNone();
        Assert.Equal(_workspace["a"].Values.Raw, imported["a"].Values.Raw);
    }

    [Fact]
    public async Task A_nic_on_a_bridge_has_no_limits()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of();
        var plan = await _workspace.PlanAsync();
        Assert.True(plan["a"].Planned!.Get(EffectiveBandwidth).IsNull);
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.True(_workspace["a"].Values.Get(EffectiveBandwidth).IsNull);
    }

    [Theory]
    [InlineData("site/web", "site/iot", Iot)]
    [InlineData("site/iot", "site/web", Web)]
    [InlineData("site/web", "site/free", null)]
    [InlineData("site/web", "br0", null)]
    [InlineData("br0", "site/web", Web)]
    public async Task Changing_the_port_group_changes_the_limits(string from, string to, string? limits)
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", On(from));
        _workspace.Config["a"] = On(to);
        var plan = await _workspace.PlanAsync();
        Assert.Equal(limits, Limits(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal((limits, limits), (Limits(_workspace["a"].Values), Limits(web.Live())));
    }

    [Fact]
    public async Task A_missing_network_leaves_the_planned_limits_unknown()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.OnNetwork("later", "web");
        Assert.True((await _workspace.PlanAsync())["a"].Planned!.Get(EffectiveBandwidth).IsUnknown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Changed_port_group_limits_reach_running_domains_in_the_same_apply_with_the_link_up(bool isSeen)
    {
        var guests = new[] { _fake.AddGuest("web01"), _fake.AddGuest("web02"), _fake.AddGuest("web03", FakeDomainKind.Stopped) };
        var workspace = new Workspace(_fake) { Host = isSeen ? _host.Access : null };
        Configure(Site.Bandwidth(1000, 128, peak: 2000, burst: 5120));
        var first = await workspace.PlanAsync();
        Assert.All(guests, guest => Assert.Equal(Web, Limits(first[guest.Name].Planned!)));
        (await workspace.ApplyAsync(first)).AssertNoErrors();
        await AssertNoChangesAsync(workspace);
        await AssertNoChangesAsync(workspace, refresh: false);

        foreach (var (bandwidth, limits) in new (TfObject?, string?)[] { (Site.Bandwidth(64, null), Iot), (null, null),
            (Site.Bandwidth(null, 5), "out 5/-/-") })
        {
            Configure(bandwidth);
            var plan = await workspace.PlanAsync();
            Assert.All(guests, guest => Assert.Equal(("update", limits), (plan[guest.Name].Action, Limits(plan[guest.Name].Planned!))));
            _fake.Log.Clear();
            (await workspace.ApplyAsync(plan)).AssertNoErrors();

            // One update per running guest; no NIC was unplugged or lost its carrier.
            Assert.Equal(2, _fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
            Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
            Assert.Equal([limits, limits], guests[..2].Select(guest => Limits(guest.LiveInterfaces[0])));
            Assert.All(guests[..2], guest => Assert.Equal("up", guest.LiveInterfaces[0].Link()));
            await AssertNoChangesAsync(workspace);
            await AssertNoChangesAsync(workspace, refresh: false);
        }

        void Configure(TfObject? bandwidth)
        {
            workspace.Config["hv_bridge.lan"] = Site.Of(config =>
            {
                config.Set(HvProvider.Resources.Bridges.Model.BridgeSchema.Name, "lan");
                Site.Set(config, ("web", Site.Group("", group => group.Set(
                    HvProvider.Resources.Bridges.Model.PortGroupAttributes.Bandwidth, bandwidth is null ? Tf<TfObject>.Null : bandwidth))));
            });
            foreach (var guest in guests)
            {
                workspace.Config[guest.Name] = Attachment.OnNetwork("lan", "web", c => c.Set(Domain, guest.Name));
            }
        }
    }

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task Limits_changed_by_another_tool_are_shown_and_repaired(FakeDomainKind kind)
    {
        var web = _fake.AddGuest(kind: kind);
        await _workspace.ApplyAsync("a", On("site/web"));
        _fake.Network().EditLive(network => network.Elements("portgroup").First().Element("bandwidth")!.Element("outbound")!.Remove());

        var plan = await _workspace.PlanAsync();
        Assert.Contains("Attachment out of sync", plan.Messages.Warnings.Select(warning => warning.Summary));
        Assert.Equal((Web, "in 1000/2000/5120"), (Limits(_workspace["a"].Values), Limits(plan["a"].Planned!)));
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("in 1000/2000/5120", Limits(web.LiveInterfaces[0]));
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(FakeDomainKind.Running, "network='site' portgroup='web'", "network")]
    [InlineData(FakeDomainKind.Stopped, "network='site' portgroup='web'", "network")]
    [InlineData(FakeDomainKind.Transient, "network='site' portgroup='web'", "network")]
    [InlineData(FakeDomainKind.Running, "bridge='br0'", "bridge")]
    public async Task Limits_of_the_nic_itself_are_shown_and_kept_regardless_of_the_port_group(FakeDomainKind kind, string source,
        string type)
    {
        const string own = "out 77/-/-";
        var web = _fake.AddGuest(kind: kind, interfaces: Guests.Foreign(
            ForeignMac, 1, "<bandwidth><outbound average='77'/></bandwidth>", source, type));
        (await _workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNone();
        Assert.Equal(own, Limits(_workspace["a"].Values));
        await _workspace.ApplyAsync("a", type == "bridge" ? Attachment.Of() : On("site/web"));
        await _workspace.AssertNothingToDoAsync();

        _fake.Network().EditLive(network => network.Elements("portgroup").First().Element("bandwidth")!.Remove());
        await _workspace.AssertNothingToDoAsync();
        await _workspace.ApplyAsync("a", On("site/iot"));
        Assert.Equal(own, Limits(_workspace["a"].Values));
        Assert.All(web.LiveInterfaces.Concat(web.ConfigInterfaces), nic => Assert.Equal(own, Limits(nic)));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Refused_limits_leave_the_nic_and_the_pending_plan_unchanged()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", On("site/web"));
        _fake.Network().EditLive(network => network.Elements("portgroup").First().Element("bandwidth")!.Remove());
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook { Error = LibvirtErrorCode.InternalError });
        Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.Equal((Web, Web), (Limits(web.Live()), Limits(_workspace["a"].Values)));
        _fake.Hooks.Clear();
        var plan = await _workspace.PlanAsync();
        Assert.Null(Limits(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        await _workspace.AssertNothingToDoAsync();
    }

    private static TfObject On(string source) => source.Split('/') switch
    {
        ["br0"] => Attachment.Of(),
        [var network, var portGroup] => Attachment.OnNetwork(network, portGroup),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static async Task AssertNoChangesAsync(Workspace workspace, bool refresh = true)
    {
        var plan = await workspace.PlanAsync(refresh);
        Assert.Empty(plan.Messages.Errors);
        Assert.All(plan.Changes.Values, change => Assert.Equal("no-op", change.Action));
    }

    private static readonly Int64Attribute[] Numbers =
        [EffectiveBandwidthAttributes.Average, EffectiveBandwidthAttributes.Peak, EffectiveBandwidthAttributes.Burst];

    /// <summary>The attribute: <c>in 1000/2000/5120 out 128/-/-</c>.</summary>
    private static string? Limits(TfObject values) => values.Get(EffectiveBandwidth) is { IsKnown: true } bandwidth
        ? string.Join(' ', new[] { ("in", EffectiveBandwidthAttributes.Inbound), ("out", EffectiveBandwidthAttributes.Outbound) }
            .Where(way => bandwidth.Value.Get(way.Item2).IsKnown)
            .Select(way => $"{way.Item1} {string.Join('/', Numbers
                .Select(number => bandwidth.Value.Get(way.Item2).Value.Get(number) is { IsKnown: true } known ? $"{known.Value}" : "-"))}"))
        : null;

    /// <summary>The limits in a definition, in the same format.</summary>
    private static string? Limits(XElement nic) => nic.Element("bandwidth") is { } bandwidth
        ? string.Join(' ', bandwidth.Elements().Select(limit =>
            $"{limit.Name.LocalName[..^"bound".Length]} {string.Join('/', new[] { "average", "peak", "burst" }
                .Select(name => limit.Attribute(name)?.Value ?? "-"))}"))
        : null;
}
