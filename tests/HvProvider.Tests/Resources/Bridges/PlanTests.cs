using System.Xml.Linq;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

public sealed class PlanTests
{
    [Fact]
    public async Task The_first_plan_requires_no_hypervisor()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await fake.StopAsync();
        var workspace = new Workspace(fake) { Config = { [Site.Address] = Site.With(("iot", Site.Group("30"))) } };
        var plan = await workspace.PlanAsync();
        plan.Messages.Single("Hypervisor not reachable");
        var planned = plan[Site.Address].Planned!;
        Assert.True(planned.Get(Active).Value && planned.Get(Persistent).Value && planned.Get(Autostart).Value);
        Assert.True(planned.Get(Id).IsUnknown && planned.Get(Uuid).IsUnknown && planned.Get(InfrastructureVlan).IsUnknown);
        Assert.False(planned.Get(PortGroups).Value["iot"].Value.Get(PortGroupAttributes.IsDefault).Value);
    }

    [Fact]
    public async Task An_unknown_hypervisor_URI_is_not_an_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.Of());
        workspace.Provider.Set(HvProvider.Provider.ProviderConfiguration.Uri, Tf<string>.Unknown);
        workspace.Config["b"] = Site.Of(config => config.Set(Name, "other"));
        var plan = await workspace.PlanAsync();
        plan.Messages.Single("Hypervisor URI not yet known");
        Assert.Equal(("no-op", "create"), (plan[Site.Address].Action, plan["b"].Action));
    }

    [Fact]
    public async Task Unknown_values_stay_unknown_in_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake)
        {
            Config =
            {
                ["a"] = Site.Of(config => config.Set(PortGroups, Tf<IReadOnlyDictionary<string, Tf<TfObject>>>.Unknown)),
                ["b"] = Site.Of(config =>
                {
                    config.Set(Name, "b");
                    config.Set(BridgeSchema.Bridge, Tf<string>.Unknown);
                    Site.Set(config, ("iot", Site.Group("", group => group.Set(PortGroupAttributes.Vlans.Vlan, Tf<long>.Unknown))));
                }),
                ["c"] = Site.Of(config =>
                {
                    config.Set(Name, "c");
                    config.Set(PortGroups, new(new Dictionary<string, Tf<TfObject>> { ["iot"] = Tf<TfObject>.Unknown }));
                }),
            },
            Host = new TapHost(fake).Access,
        };
        (await workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task A_plan_and_a_refresh_only_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        workspace.Config[Site.Address] = Site.With(("iot", Site.Group("31")));
        fake.Log.Clear();
        await workspace.PlanAsync();
        Assert.DoesNotContain(fake.Log.Calls, call => call.Procedure is LibvirtProcedure.NetworkUpdate or LibvirtProcedure.NetworkDefineXml
            or LibvirtProcedure.NetworkCreate or LibvirtProcedure.NetworkSetAutostart);
        Assert.InRange(fake.Log.Calls.Count, 1, 20);
    }

    [Fact]
    public async Task The_infrastructure_VLAN_is_the_untagged_VLAN_of_the_uplink()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake)
        {
            Host = new TapHost(fake).Access,
            Config = { [Site.Address] = Site.With(("iot", Site.Group("30"))) },
        };
        Assert.True((await workspace.PlanAsync())[Site.Address].Planned!.Get(InfrastructureVlan).IsUnknown);
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal(20, workspace[Site.Address].Values.Get(InfrastructureVlan).Value);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Access_to_the_host_that_appears_or_disappears_is_not_a_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var host = new TapHost(fake);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        Assert.True(workspace[Site.Address].Values.Get(InfrastructureVlan).IsNull);

        workspace.Host = host.Access;
        await workspace.AssertNothingToDoAsync();
        Assert.Equal(20, workspace[Site.Address].Values.Get(InfrastructureVlan).Value);

        workspace.Host = null;
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("40"))));
        await workspace.AssertNothingToDoAsync();
        Assert.True(workspace[Site.Address].Values.Get(InfrastructureVlan).IsNull);
    }

    [Fact]
    public async Task Update_reports_a_network_that_disappears_after_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        workspace.Config[Site.Address] = Site.With(("iot", Site.Group("31")));
        var plan = await workspace.PlanAsync();
        fake.Host.Networks.Clear();
        (await workspace.ApplyAsync(plan)).Single("Network no longer exists", "name");
        Assert.True(workspace.Has(Site.Address));
    }

    [Fact]
    public async Task Update_reports_a_change_that_another_tool_reverts()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        workspace.Config[Site.Address] = Site.With(("iot", Site.Group("31")));
        fake.Hooks.Add(LibvirtProcedure.NetworkUpdate, new CallHook
        {
            After = _ =>
            {
                fake.Network().EditLive(live => live.Elements("portgroup").Remove());
                return Task.CompletedTask;
            },
        });
        var messages = await workspace.ApplyAsync();
        Assert.Contains(
            "the live definition differs",
            messages.Errors.Single(error => error.Summary == "Network differs from plan").Detail,
            StringComparison.Ordinal);
    }
}
