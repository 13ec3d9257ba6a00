using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Preflight;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>Port groups that cannot work on the hypervisor are reported during plan, each at its own attribute.</summary>
public sealed class PreflightTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        Use("trixie-site");
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("trixie-site", "99", "VLAN not allowed on uplink", "port_groups[\"x\"]")]
    [InlineData("trixie-site", "30,99", "VLAN not allowed on uplink", "port_groups[\"x\"]")]
    [InlineData("trixie-default-pvid-20", "30", "Default PVID would leak to guest", "port_groups[\"x\"]")]
    [InlineData("trixie-default-pvid-20", "30,40", "Default PVID would leak to guest", "port_groups[\"x\"]")]
    [InlineData("trixie-default-pvid-none", "", "Untagged NIC has no VLAN", "port_groups[\"x\"]")]
    [InlineData("bookworm-site", "30", "libvirt too old for VLANs", "port_groups[\"x\"]")]
    [InlineData("bookworm-site", "30,40", "libvirt too old for VLANs", "port_groups[\"x\"]")]
    public async Task Port_groups_that_cannot_work_are_an_error_a_warning_or_not_checked(
        string host, string vlans, string summary, string path)
    {
        Use(host);
        if (host.StartsWith("bookworm", StringComparison.Ordinal))
        {
            _fake.Options.LibraryVersion = Plans.Bookworm;
        }

        _workspace.Config[Site.Address] = Site.With(("x", Site.Group(vlans)), ("z", Site.Group(host == "trixie-site" ? "40" : vlans)));

        foreach (var (mode, errors) in new[] { ("enforce", true), ("warn", false) })
        {
            _workspace.Provider.Set(ProviderConfiguration.Preflight, mode);
            var plan = await _workspace.PlanAsync();
            Assert.Equal((errors, summary), (plan.Messages.All[0].IsError, plan.Messages.All[0].Summary));
            Assert.Equal(path, plan.Messages.All[0].Path);
            Assert.Equal(host == "trixie-site" ? 1 : 2, plan.Messages.All.Count);
        }

        _workspace.Provider.Set(ProviderConfiguration.Preflight, "off");
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Theory]
    [InlineData("br9", "Bridge not found")]
    [InlineData("uplink0", "Not a bridge")]
    public async Task A_missing_bridge_is_reported_once_for_all_port_groups(string bridge, string summary)
    {
        _workspace.Config[Site.Address] = Site.Of(config =>
        {
            config.Set(Bridge, bridge);
            Site.Set(config, ("a", Site.Group("30")), ("b", Site.Group("40")), ("c", Site.Group()));
        });
        (await _workspace.PlanAsync()).Messages.Single(summary, "bridge");
        _workspace.Config[Site.Address] = Site.Of(config => config.Set(Bridge, bridge));
        (await _workspace.PlanAsync()).Messages.Single(summary, "bridge");
    }

    [Fact]
    public async Task An_untagged_port_group_off_the_infrastructure_VLAN_is_reported_only_when_it_changes()
    {
        _workspace.Config[Site.Address] = Site.With(("infra", Site.Group()), ("iot", Site.Group("30")));
        Assert.Contains(
            "set vlan = 20 here",
            (await _workspace.PlanAsync()).Messages.Single("Untagged NIC not on infrastructure VLAN", "port_groups[\"infra\"]"),
            StringComparison.Ordinal);
        (await _workspace.ApplyAsync()).AssertNoErrors();
        await _workspace.AssertNothingToDoAsync();

        // A change of another port group does not report it again.
        _workspace.Config[Site.Address] = Site.With(("infra", Site.Group("default")), ("iot", Site.Group("40")));
        (await _workspace.ApplyAsync()).AssertNone();
    }

    [Fact]
    public async Task Only_changed_port_groups_are_checked()
    {
        _workspace.Provider.Set(ProviderConfiguration.Preflight, "warn");
        await _workspace.ApplyAsync(Site.Address, Site.With(("x", Site.Group("99")), ("iot", Site.Group("30"))));
        _workspace.Config[Site.Address] = Site.With(("x", Site.Group("99")), ("iot", Site.Group("40")));
        (await _workspace.PlanAsync()).Messages.AssertNone();
        _workspace.Config[Site.Address] = Site.With(("x", Site.Group("98")), ("iot", Site.Group("40")));
        (await _workspace.PlanAsync()).Messages.Single("VLAN not allowed on uplink", "port_groups[\"x\"]");
    }

    [Fact]
    public async Task The_version_check_states_the_effect_on_a_network()
    {
        Use("bookworm-site");
        _fake.Options.LibraryVersion = Plans.Bookworm;
        _workspace.Config[Site.Address] = Site.With(("x", Site.Group("30")));
        Assert.Contains(
            "rejects a network with VLANs",
            (await _workspace.PlanAsync()).Messages.Single("libvirt too old for VLANs", "port_groups[\"x\"]"),
            StringComparison.Ordinal);
    }

    private void Use(string host)
    {
        _workspace = new Workspace(_fake) { Host = new TapHost(_fake, host).Access };
    }
}
