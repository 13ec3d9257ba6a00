using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Values;
using static HvProvider.Bridges.BridgeSchema;

namespace HvProvider.Tests.Bridges;

/// <summary>One name, one network, one resource.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task Two_resources_of_one_name_are_refused_in_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Site.Of(), ["b"] = Site.Of() } };
        (await workspace.PlanAsync()).Messages.Single("Network declared twice", "name");
    }

    [Fact]
    public async Task Two_names_that_turn_out_to_be_one_are_refused_in_the_apply()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Site.Of(), ["b"] = Site.Of(config => config.Set(Name, Tf<string>.Unknown)) } };
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        workspace.Config["b"] = Site.Of();
        var known = plan with
        {
            Changes = plan.Changes.ToDictionary(
                change => change.Key, change => change.Value with { Config = Site.Of() }),
        };
        Assert.Equal("Network declared twice", Assert.Single((await workspace.ApplyAsync(known)).Errors).Summary);
        Assert.Single(fake.Host.Networks);
    }

    [Fact]
    public async Task A_resource_that_was_renamed_without_moved_keeps_its_network_or_makes_it_anew()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Site.With(("iot", Site.Group("30"))));
        workspace.Config["b"] = workspace.Config["a"];
        workspace.Config.Remove("a");
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.NotNull(fake.Network().Live);
        Assert.True(workspace.Has("b"));
        Assert.False(workspace.Has("a"));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_network_in_use_that_is_to_be_made_and_removed_in_one_apply_belongs_to_one_resource()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Site.With(("iot", Site.Group("30"))));
        fake.AddUser();
        workspace.Config["b"] = workspace.Config["a"];
        workspace.Config.Remove("a");
        await workspace.ApplyAsync();
        Assert.NotNull(fake.Network().Live);
        Assert.NotEqual(workspace.Has("a"), workspace.Has("b"));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.NetworkDestroy));
    }

    [Fact]
    public async Task Create_before_destroy_of_the_same_name_is_told_clearly()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { CreateBeforeDestroy = true };
        await workspace.ApplyAsync(Site.Address, Site.Of());
        workspace.Config[Site.Address] = Site.Of(config => config.Set(Bridge, "br1"));
        Assert.Contains(
            "remove create_before_destroy",
            (await workspace.ApplyAsync()).Errors.Single(error => error.Summary == "Network exists already").Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_before_destroy_of_a_network_that_stays_the_same_keeps_it()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { CreateBeforeDestroy = true };
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        workspace[Site.Address] = workspace[Site.Address] with { IsTainted = true };
        (await workspace.ApplyAsync()).Single("Network is kept");
        Assert.NotNull(fake.Network().Live);
        await workspace.AssertNothingToDoAsync();
    }
}
