using HvProvider.Hosts.Commands;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.Bridges;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>
/// The host changes between plan and apply. A planned value that depends on it would then make Terraform reject the plan as
/// inconsistent; the workspace plans each change again before it is made, as Terraform does.
/// </summary>
public sealed class HostChangeTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _workspace = new Workspace(_fake) { Host = _host.Access };
        _fake.AddGuest();
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task A_port_that_joins_the_bridge_does_not_invalidate_the_plan_of_a_network()
    {
        _workspace.Config[Site.Address] = Site.With(("iot", Site.Group("30")));
        var plan = await _workspace.PlanAsync();
        Join();
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.True(_workspace[Site.Address].Values.Get(InfrastructureVlan).IsNull);
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_port_that_joins_the_bridge_does_not_invalidate_the_plan_of_an_existing_network()
    {
        await _workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        _workspace.Config[Site.Address] = Site.With(("iot", Site.Group("40")));
        var plan = await _workspace.PlanAsync();
        Join();
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(20, _workspace[Site.Address].Values.Get(InfrastructureVlan).Value);

        // The next refresh reads the current value.
        await _workspace.AssertNothingToDoAsync();
        Assert.True(_workspace[Site.Address].Values.Get(InfrastructureVlan).IsNull);
    }

    [Fact]
    public async Task Another_default_pvid_does_not_invalidate_the_plan_of_an_untagged_nic()
    {
        _workspace.Config["a"] = Attachment.Of();
        var plan = await _workspace.PlanAsync();
        var other = new TapHost(_fake, "trixie-default-pvid-20");
        _workspace.Host = other.Access;
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Another_default_pvid_does_not_invalidate_the_plan_of_a_nic_that_becomes_untagged()
    {
        await _workspace.ApplyAsync("a", Attachment.Of(config => config.Set(Vlan, 30)));
        _workspace.Config["a"] = Attachment.Of();
        var plan = await _workspace.PlanAsync();
        Change(RecordedHost.ShowLinks, "\"vlan_default_pvid\":1", "\"vlan_default_pvid\":40");

        // The workspace fails if the final plan differs. libvirt cannot remove that default PVID, which the apply reports.
        await _workspace.ApplyAsync(plan);
    }

    private void Join() => Change(RecordedHost.ShowLinks, "\"info_kind\":\"tun\"", "\"info_kind\":\"veth\"", "\"vnet", "\"veth");

    private void Change(string command, params string[] replacements)
    {
        var output = ((CommandAnswer.Finished)_host.Recorded.Answers[command]).Output;
        for (var i = 0; i < replacements.Length; i += 2)
        {
            Assert.Contains(replacements[i], output, StringComparison.Ordinal);
            output = output.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
        }

        _host.Recorded.Answers[command] = RecordedHost.Printed(output);
    }
}
