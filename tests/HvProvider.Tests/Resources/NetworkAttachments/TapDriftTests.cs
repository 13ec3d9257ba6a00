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

/// <summary>Taps that another tool on the host changed: what the plan reports, and what the apply repairs or leaves.</summary>
public sealed class TapDriftTests : IAsyncLifetime
{
    private const string Unexpected = "Unexpected VLANs on bridge port";
    private const string ForeignMac = "52:54:00:00:00:01";

    private static readonly LibvirtVersion Bookworm = new(9, 0, 0);
    private static readonly PortVlans OnThirty = new(30, [30], []);

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        Use(hasVlans: true);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 2)]
    public async Task An_imported_nic_on_vlans_of_the_host_is_left_there_if_libvirt_cannot_change_them(int major, int minor)
    {
        UseLibvirt(new LibvirtVersion(major, minor, 0));
        var web = AddForeignGuest();
        var tap = web.LiveInterfaces[0].Tap()!;
        _host.Change(tap, OnThirty);
        _workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, ForeignMac));
        (await _workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNoErrors();

        var plan = await _workspace.PlanAsync();
        var detail = plan.Messages.Single(Unexpected, "vlan");
        Assert.Contains($"VLANs of tap \"{tap}\": 30 PVID untagged. Expected VLANs: 1 PVID untagged.", detail, StringComparison.Ordinal);
        Assert.Contains($"libvirt {major}.{minor}.0", detail, StringComparison.Ordinal);
        Assert.Contains("changes neither the VLANs nor the link", detail, StringComparison.Ordinal);
        Assert.Contains("vlan = 30", detail, StringComparison.Ordinal);
        Assert.Equal(OnThirty, Vlans(plan["a"].Planned!));

        _host.Exposed.Clear();
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal((OnThirty, 0), (_host[tap], _host.Exposed.Count));
        Assert.NotEqual("down", web.LiveInterfaces[0].Link());
        Assert.Equal("ua-lan", web.ConfigInterfaces[0].Alias());

        plan = await _workspace.PlanAsync();
        Assert.Equal("no-op", plan["a"].Action);
        plan.Messages.Single(Unexpected, "vlan");
    }

    [Fact]
    public async Task An_imported_untagged_nic_on_other_vlans_is_not_moved_and_the_plan_proposes_the_attribute()
    {
        var web = AddForeignGuest();
        var tap = web.LiveInterfaces[0].Tap()!;
        foreach (var (found, proposal) in new[]
        {
            (new PortVlans(20, [20], [30, 31, 40]), "trunk = { tags = [\"30-31\", \"40\"], native = 20 }"),
            (new PortVlans(20, [], [20, 30]), "trunk = { tags = [\"30\"], native = 20, native_mode = \"tagged\" }"),
            (OnThirty, "vlan = 30"),
        })
        {
            _host.Change(tap, found);
            _workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, ForeignMac));
            (await _workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNoErrors();
            var detail = (await _workspace.ApplyAsync()).Single("Imported NIC is on other VLANs", "vlan");
            Assert.Contains($"set {proposal}.", detail, StringComparison.Ordinal);
            Assert.Equal(found, _host[tap]);
        }

        _host.Exposed.Clear();
        _workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Mac, ForeignMac);
            c.Set(Vlan, 30);
        });
        (await _workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal([OnThirty], _host.Exposed.Distinct());
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_imported_nic_is_moved_if_preflight_only_warns()
    {
        var web = AddForeignGuest();
        var tap = web.LiveInterfaces[0].Tap()!;
        _host.Change(tap, OnThirty);
        _workspace.Provider.Set(ProviderConfiguration.Preflight, "warn");
        _workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, ForeignMac));
        (await _workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNoErrors();
        var messages = await _workspace.ApplyAsync();
        messages.AssertNoErrors();
        Assert.Contains("Imported NIC is on other VLANs", messages.Warnings.Select(warning => warning.Summary));
        Assert.Equal(new PortVlans(1, [1], []), _host[tap]);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_repair_is_announced_by_the_plan()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        _host.Change(web.Live().Tap()!, new PortVlans(40, [40], []));
        var plan = await _workspace.PlanAsync();
        var detail = plan.Messages.Single(Unexpected, "vlan");
        Assert.Contains("VLANs of tap \"vnet0\": 40 PVID untagged. Expected VLANs: 30 PVID untagged.", detail, StringComparison.Ordinal);
        Assert.Contains("The apply sets up the tap again", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("To keep the present", detail, StringComparison.Ordinal);
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(OnThirty, _host[web.Live().Tap()!]);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_repair_without_effect_sets_the_link_up_again()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        var other = new PortVlans(40, [40], []);
        _host.Change(web.Live().Tap()!, other);
        _host.Meddling = _ => other;
        var error = Assert.Single((await _workspace.ApplyAsync()).Errors);
        Assert.Equal((Unexpected, "effective_vlans"), (error.Summary, error.Path));
        Assert.Contains("The NIC is in its former state, and its link is up.", error.Detail, StringComparison.Ordinal);
        Assert.Equal(("30", "up"), (web.Live().Tag(), web.Live().Link()));
    }

    [Fact]
    public async Task A_change_of_vlans_that_libvirt_cannot_make_does_not_set_the_link_down()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        UseLibvirt(new LibvirtVersion(11, 2, 0));
        _workspace.Provider.Set(ProviderConfiguration.Preflight, "off");
        _workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 40));
        _fake.Log.Clear();
        var detail = (await _workspace.ApplyAsync()).Single("Live VLAN change requires newer libvirt", "vlan");
        Assert.Contains("The NIC is unchanged.", detail, StringComparison.Ordinal);
        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal(("30", "up"), (web.Live().Tag(), web.Live().Link()));
    }

    [Fact]
    public async Task Drift_that_appears_after_the_plan_does_not_set_the_link_down_if_libvirt_cannot_repair_it()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of());
        UseLibvirt(Bookworm);
        web.Redefine(nic => nic.Element("link")!.SetAttributeValue("state", "down"));
        var plan = await _workspace.PlanAsync();
        _host.Change(web.Live().Tap()!, OnThirty);
        _fake.Log.Clear();
        var error = Assert.Single((await _workspace.ApplyAsync(plan)).Errors);
        Assert.Equal(Unexpected, error.Summary);
        Assert.Contains("requires 11.3 or newer", error.Detail, StringComparison.Ordinal);
        Assert.Equal(("up", "up"), (web.Live().Link(), web.Persistent().Link()));
        Assert.Equal(1, _fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
    }

    [Theory]
    [InlineData("off", true)]
    [InlineData("moved", true)]
    [InlineData("down", true)]
    [InlineData("off", false)]
    [InlineData("moved", false)]
    [InlineData("down", false)]
    public async Task A_lost_tap_is_drift_and_repaired_on_every_bridge(string loss, bool hasVlans)
    {
        Use(hasVlans);
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of());
        var (tap, pci) = (web.Live().Tap()!, web.Live().PciBus());
        Lose(loss, tap, hasVlans);

        var plan = await _workspace.PlanAsync();
        Assert.Equal("update", plan["a"].Action);
        Assert.False(plan["a"].Prior!.Values.Get(InSync).Value);
        Assert.False(plan["a"].Planned!.Get(Pci).IsUnknown);
        var isInPlace = hasVlans && loss != "down";
        plan.Messages.Single(isInPlace ? Unexpected : "NIC will be re-attached", "bridge");
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(("br0", pci), (_host.BridgeOf(web.Live().Tap()!), web.Live().PciBus()));
        Assert.Equal(isInPlace, web.Live().Tap() == tap);
        Assert.Equal(("up", "up"), (web.Live().Link(), web.Persistent().Link()));
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_lost_tap_is_replaced_where_libvirt_is_too_old_to_repair_it()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of());
        UseLibvirt(Bookworm);
        _host.TakeOff(web.Live().Tap()!);
        var plan = await _workspace.PlanAsync();
        plan.Messages.Single("NIC will be re-attached", "bridge");
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("br0", _host.BridgeOf(web.Live().Tap()!));
        await _workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("<vlan><tag id='30'/></vlan>", "<vlan><tag id='30'/></vlan>", false)]
    [InlineData("<vlan><tag id='30'/></vlan>", "<vlan><tag id='40'/></vlan>", true)]
    public async Task The_version_matters_only_if_the_vlans_of_the_running_nic_change(string before, string after, bool isRefused)
    {
        foreach (var (name, vlan) in new[] { ("one", before), ("two", after) })
        {
            _fake.Host.AddNetwork(
                $"<network><name>{name}</name><forward mode='bridge'/><bridge name='br0'/>"
                + $"<portgroup name='web'>{vlan}</portgroup></network>");
        }

        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.OnNetwork("one", "web"));
        UseLibvirt(new LibvirtVersion(11, 2, 0));
        _workspace.Config["a"] = Attachment.OnNetwork("two", "web");
        var messages = await _workspace.ApplyAsync();
        Assert.Equal(
            isRefused ? ["Live VLAN change requires newer libvirt"] : [], messages.Errors.Select(error => error.Summary));
        Assert.Equal(isRefused ? "one" : "two", web.Live().Element("source")!.Attribute("network")!.Value);
        Assert.Equal("up", web.Live().Link());
    }

    private void Lose(string loss, string tap, bool hasVlans)
    {
        switch (loss)
        {
            case "off":
                _host.TakeOff(tap);
                break;
            case "moved":
                _host.Move(tap, "br9", hasVlans ? new PortVlans(1, [1], []) : PortVlans.None);
                break;
            default:
                _host.SetDown(tap);
                break;
        }
    }

    private void Use(bool hasVlans)
    {
        _host = new TapHost(_fake, hasVlans ? "trixie-site" : "trixie-default-pvid-20", hasVlans);
        _workspace = new Workspace(_fake) { Host = _host.Access };
    }

    /// <summary>The version, which refuses to change the VLANs of a running NIC if it is too old.</summary>
    private void UseLibvirt(LibvirtVersion version)
    {
        _fake.Options.LibraryVersion = version;
        _fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Flags == (uint)DomainModifyFlags.Live && ChangesVlan(call),
            Error = LibvirtErrorCode.ConfigUnsupported,
        });
    }

    private bool ChangesVlan(FakeCall call)
    {
        var nic = System.Xml.Linq.XElement.Parse(call.Text!);
        var live = _fake.Host.Domains.SelectMany(domain => domain.LiveInterfaces).Single(other => other.Mac() == nic.Mac());
        return nic.Attribute("type")?.Value == "bridge" && nic.Tag() != live.Tag();
    }

    private FakeDomain AddForeignGuest() => _fake.AddGuest(interfaces: Guests.Foreign(ForeignMac, 1));

    private static PortVlans? Vlans(TfObject values) => Shown.Of(values.Get(EffectiveVlans)).KnownOrDefault();
}
