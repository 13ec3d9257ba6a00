using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;
using Shown = HvProvider.Attributes.PortVlanAttributes;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The VLANs of a tap on the bridge: planned, verified before the link is up, read, and repaired.</summary>
public sealed class PortVlanAttributesTests : IAsyncLifetime
{
    private const string Summary = "Unexpected VLANs on bridge port";

    private static readonly PortVlans OnThirty = new(30, [30], []);

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        Use("trixie-site");
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("trixie-site", "1 PVID untagged")]
    [InlineData("trixie-default-pvid-20", "20 PVID untagged")]
    [InlineData("trixie-default-pvid-none", "none")]
    public async Task An_untagged_nic_is_read_with_the_default_vlan_of_the_bridge_that_the_apply_finds(string host, string vlans)
    {
        Use(host);
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of();
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.True(plan["a"].Planned!.Get(EffectiveVlans).IsUnknown);
        (await _workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(vlans, Vlans()!.ToString());
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_tagged_nic_is_attached_with_its_link_down_and_set_up_after_verification()
    {
        var web = _fake.AddGuest();
        _workspace.Config["a"] = Tagged(30);
        var plan = await _workspace.PlanAsync();
        Assert.Equal(OnThirty, Vlans(plan["a"].Planned!));
        _fake.Log.Clear();
        (await _workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(OnThirty, Vlans());
        Assert.Equal(("up", "up"), (web.Live().Link(), web.Persistent().Link()));
        Assert.Equal(web.Live().PciBus(), web.Persistent().PciBus());
        Assert.Equal(2, _fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal(1, _fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal([OnThirty], _host.Exposed);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_with_link_state_down_is_verified_and_stays_down()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30, c => c.Set(Link, "down")));
        Assert.Equal(("down", "down"), (web.Live().Link(), web.Persistent().Link()));
        Assert.Empty(_host.Exposed);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_stopped_domain_shows_the_vlans_that_its_nic_will_have()
    {
        var web = _fake.AddGuest(kind: FakeDomainKind.Stopped);
        await _workspace.ApplyAsync("a", Tagged(30));
        Assert.Equal(OnThirty, Vlans());
        web.Start();
        await _workspace.AssertNothingToDoAsync();
        Assert.Equal(OnThirty, _host[web.Live().Tap()!]);
    }

    [Fact]
    public async Task A_leaking_nic_is_detached_without_its_link_ever_being_up()
    {
        Use("trixie-default-pvid-20");
        var web = _fake.AddGuest();
        _workspace.Config["a"] = Tagged(30);
        var detail = (await _workspace.ApplyAsync()).Single(Summary, "effective_vlans");
        Assert.Contains("20 untagged, 30 PVID untagged", detail, StringComparison.Ordinal);
        Assert.Contains("Expected VLANs: 30 PVID untagged.", detail, StringComparison.Ordinal);
        Assert.Contains("DefaultPVID=none", detail, StringComparison.Ordinal);
        Assert.Empty(_host.Exposed);
        Assert.Empty(web.LiveInterfaces);
        Assert.Empty(web.ConfigInterfaces);
        Assert.False(_workspace.Has("a"));
    }

    [Fact]
    public async Task A_nic_with_unreadable_vlans_is_detached_again_without_its_link_ever_being_up()
    {
        var web = _fake.AddGuest();
        _workspace.Config["a"] = Tagged(30);
        _host.Meddling = vlans =>
        {
            _host.IsUnreadable = true;
            return vlans;
        };
        var detail = (await _workspace.ApplyAsync()).Single("VLANs could not be read back", "effective_vlans");
        Assert.Contains("Expected: 30 PVID untagged.", detail, StringComparison.Ordinal);
        Assert.EndsWith("The NIC was detached again; its link was never up.", detail, StringComparison.Ordinal);
        Assert.Empty(web.LiveInterfaces);
        Assert.Empty(web.ConfigInterfaces);
        Assert.Empty(_host.Exposed);

        _host.Meddling = null;
        _host.IsUnreadable = false;
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal(("up", "up"), (web.Live().Link(), web.Persistent().Link()));
        Assert.Equal([OnThirty], _host.Exposed);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_leaking_nic_that_the_guest_does_not_release_stays_down_and_is_retried()
    {
        Use("trixie-default-pvid-20");
        var web = _fake.AddGuest();
        web.Unplug = GuestUnplug.OnCommand;
        _workspace.Config["a"] = Tagged(30, c => Attachment.Limit(c, "create", "2s"));
        Assert.Contains("still down", (await _workspace.ApplyAsync()).Single(Summary, "effective_vlans"), StringComparison.Ordinal);
        Assert.Equal("down", web.Live().Link());

        // Whoever removes the resource from the configuration instead of applying again removes the NIC.
        Assert.True(_workspace.Has("a"));
        web.CompleteUnplug("ua-lan");
        Use("trixie-site");
        _workspace.Config["a"] = Tagged(30);
        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal([OnThirty], _host.Exposed);
    }

    [Fact]
    public async Task A_crash_between_attach_and_link_up_is_completed_by_the_next_apply()
    {
        var web = _fake.AddGuest();
        _workspace.Config["a"] = Tagged(30);
        var plan = await _workspace.PlanAsync();
        var reached = new TaskCompletionSource();
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            Before = _ =>
            {
                reached.TrySetResult();
                return new TaskCompletionSource().Task;
            },
        });
        var killed = _workspace.ApplyAsync(plan);
        await Task.WhenAny(killed, reached.Task).Soon();
        _fake.Hooks.Clear();
        Assert.Equal(("down", "up"), (web.Live().Link(), web.Persistent().Link()));

        (await _workspace.ApplyAsync()).AssertNone();
        Assert.Equal(("up", "up"), (web.Live().Link(), web.Persistent().Link()));
        Assert.Single(web.LiveInterfaces);
        Assert.Equal([OnThirty], _host.Exposed);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_vlan_is_changed_with_the_link_down_and_verified()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _workspace.Config["a"] = Tagged(40);
        var plan = await _workspace.PlanAsync();
        Assert.Equal(new PortVlans(40, [40], []), Vlans(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal([OnThirty, new PortVlans(40, [40], [])], _host.Exposed);
        Assert.Equal(("40", "up"), (web.Live().Tag(), web.Live().Link()));
        Assert.Equal(("40", "up"), (web.Persistent().Tag(), web.Persistent().Link()));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_removed_vlan_leaves_the_bridge_port_of_the_running_guest()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Host = host.Access };
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        await workspace.ApplyAsync("a", Attachment.Of());
        var tap = web.Live().Tap()!;
        Assert.Equal("1 PVID untagged", host[tap].ToString());
        Assert.Equal(["30 PVID untagged", "1 PVID untagged"], host.Exposed.Select(static vlans => vlans.ToString()));

        // As if the port had kept the former VLAN.
        host.Change(tap, new PortVlans(30, [30], []));
        Assert.Contains(
            "VLANs of tap \"vnet0\": 30 PVID untagged. Expected VLANs: 1 PVID untagged.",
            (await workspace.PlanAsync()).Messages.Single(Summary, "vlan"),
            StringComparison.Ordinal);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("1 PVID untagged", host[tap].ToString());
    }

    [Fact]
    public async Task A_re_attached_nic_is_verified_before_its_link_is_up()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _workspace.Config["a"] = Tagged(30, c => c.Set(Model, "e1000e"));
        (await _workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("e1000e", "up"), (web.Live().Model(), web.Live().Link()));
        Assert.All(_host.Exposed, vlans => Assert.Equal(OnThirty, vlans));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_change_that_would_leak_leaves_the_link_down_with_an_error()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _host.Meddling = _ => new PortVlans(20, [20], []);
        _workspace.Config["a"] = Tagged(40);
        Assert.Contains("The link of the NIC stays down.", (await _workspace.ApplyAsync()).Single(Summary, "effective_vlans"),
            StringComparison.Ordinal);
        Assert.Equal("down", web.Live().Link());
        Assert.Equal([OnThirty], _host.Exposed);
        _host.Meddling = null;
        _workspace.Config["a"] = Tagged(50);
        (await _workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("50", "up"), (web.Live().Tag(), web.Live().Link()));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_change_refused_by_the_daemon_restores_the_link()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains("id=\"40\"", StringComparison.Ordinal),
            Error = LibvirtErrorCode.OperationUnsupported,
            Times = 1,
        });
        _workspace.Config["a"] = Tagged(40);
        Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.Equal(("30", "up"), (web.Live().Tag(), web.Live().Link()));
        Assert.All(_host.Exposed, vlans => Assert.Equal(OnThirty, vlans));
        (await _workspace.ApplyAsync()).AssertNone();
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData(30L)]
    [InlineData(null)]
    public async Task Vlans_missing_on_the_host_are_shown_in_the_plan_and_repaired_by_another_notation(long? vlan)
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(vlan));
        var (expected, tap, xml) = (Vlans(), web.Live().Tap()!, web.Live().ToString());
        _host.Change(tap, PortVlans.None);
        await AssertRepairedAsync(web, tap, xml, expected);
        _host.TakeOff(tap);
        await AssertRepairedAsync(web, tap, xml, expected);
    }

    [Fact]
    public async Task A_repair_continues_over_a_new_connection_between_the_notations()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _host.Change(web.Live().Tap()!, PortVlans.None);
        var updates = 0;
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = _ => ++updates == 3,
            DropBefore = true,
            Times = 1,
        });
        (await _workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("30", "up"), (web.Live().Tag(), web.Live().Link()));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_plan_without_changes_does_not_read_the_host()
    {
        _fake.AddGuest();
        await _workspace.ApplyAsync("a", Tagged(30));
        _workspace.Host = null;
        var plan = await _workspace.PlanAsync(refresh: false);
        plan.Messages.AssertNone();
        Assert.Equal("no-op", plan["a"].Action);
    }

    [Fact]
    public async Task Without_access_to_the_host_vlans_are_not_verified_and_one_warning_is_shown()
    {
        _workspace.Host = null;
        _fake.AddGuest();
        _workspace.Config["a"] = Tagged(30);
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", c => c.Set(Vlan, 40));
        var plan = await _workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.True(plan["a"].Planned!.Get(EffectiveVlans).IsUnknown);
        _fake.Log.Clear();
        (await _workspace.ApplyAsync(plan)).Single("VLANs not verified", "effective_vlans");
        Assert.Equal(2, _fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.True(_workspace["a"].Values.Get(EffectiveVlans).IsNull);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_untagged_nic_without_access_to_the_host_causes_no_warning()
    {
        _workspace.Host = null;
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of();
        (await _workspace.ApplyAsync()).AssertNone();
    }

    [Fact]
    public async Task A_network_nic_shows_the_vlans_of_its_port_group()
    {
        _fake.Host.AddNetwork("""
            <network><name>lan</name><forward mode='bridge'/><bridge name='br0'/>
            <portgroup name='web'><vlan><tag id='40'/></vlan></portgroup></network>
            """);
        var web = _fake.AddGuest(interfaces: Guests.Foreign(
            "52:54:00:00:00:01", 1, source: "network='lan' portgroup='web'", type: "network"));
        _workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, "52:54:00:00:00:01"));
        (await _workspace.ImportAsync("a", "web01/52:54:00:00:00:01")).AssertNoErrors();
        Assert.Equal(new PortVlans(40, [40], []), Vlans());
        (await _workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        await _workspace.AssertNothingToDoAsync();
    }

    private async Task AssertRepairedAsync(FakeDomain web, string tap, string xml, PortVlans? expected)
    {
        _host.Exposed.Clear();
        var plan = await _workspace.PlanAsync();
        Assert.Equal("update", plan["a"].Action);
        Assert.Equal(PortVlans.None, Vlans(plan["a"].Prior!.Values));
        Assert.Equal(expected, Vlans(plan["a"].Planned!));
        (await _workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(expected, _host[tap]);
        Assert.Equal(System.Xml.Linq.XElement.Parse(xml).Tag(), web.Live().Tag());
        Assert.Equal((tap, "up"), (web.Live().Tap(), web.Live().Link()));
        Assert.Equal([expected!], _host.Exposed);
        await _workspace.AssertNothingToDoAsync();
    }

    private void Use(string host)
    {
        _host = new TapHost(_fake, host);
        _workspace = new Workspace(_fake) { Host = _host.Access };

        // The checks after the plan are tested here, not the pre-flight checks.
        _workspace.Provider.Set(ProviderConfiguration.Preflight, "off");
    }

    private static TfObject Tagged(long? vlan, Action<TfObject>? change = null) => Attachment.Of(config =>
    {
        if (vlan is { } tag)
        {
            config.Set(Vlan, tag);
        }

        change?.Invoke(config);
    });

    private PortVlans? Vlans() => Vlans(_workspace["a"].Values);

    private static PortVlans? Vlans(TfObject values) => Shown.Of(values.Get(EffectiveVlans)).KnownOrDefault();
}
