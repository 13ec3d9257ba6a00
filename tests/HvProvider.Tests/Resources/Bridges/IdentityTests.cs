using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges;

/// <summary>A network belongs to one resource.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task Plan_rejects_two_resources_with_the_same_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Site.Of(), ["b"] = Site.Of() } };
        (await workspace.PlanAsync()).Messages.Single("Network declared twice", "name");
    }

    [Fact]
    public async Task Apply_rejects_two_resources_whose_names_turn_out_to_be_the_same()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var block = Workspace.ProviderBlock(fake.Uri.ToString());
        var changes = new List<PlannedChange>();
        foreach (var _ in new[] { "a", "b" })
        {
            await using var planning = await ProviderProcess.StartAsync(block);
            changes.Add(await planning.PlanAsync(null, Site.Of()));
        }

        await using var process = await ProviderProcess.StartAsync(block);
        Assert.NotNull(await process.ApplyAsync(changes[0]));
        Assert.Null(await process.ApplyAsync(changes[1]));
        process.Messages.Single("Network declared twice", "name");
        Assert.Single(fake.Host.Networks);
    }

    [Fact]
    public async Task Create_does_not_adopt_a_network_whose_delete_failed_in_the_same_apply()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Site.Of());
        fake.AddUser();

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        var create = await process.PlanAsync(null, Site.Of());
        Assert.NotNull(await process.ApplyAsync(await process.PlanAsync(workspace["old"], null)));
        Assert.Null(await process.ApplyAsync(create));
        Assert.Contains(process.Messages.Errors, message => message is { Summary: "Network is still being removed", Path: "name" });
        Assert.NotNull(fake.Network().Live);
    }

    [Fact]
    public async Task A_resource_renamed_without_moved_keeps_or_recreates_its_network()
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
    public async Task A_network_in_use_that_is_created_and_destroyed_in_one_apply_has_one_resource()
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
    public async Task Create_before_destroy_with_the_same_name_names_the_lifecycle_setting()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { CreateBeforeDestroy = true };
        await workspace.ApplyAsync(Site.Address, Site.Of());
        workspace.Config[Site.Address] = Site.Of(config => config.Set(Bridge, "br1"));
        Assert.Contains(
            "remove create_before_destroy",
            (await workspace.ApplyAsync()).Errors.Single(error => error.Summary == "Network already exists").Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_before_destroy_of_an_identical_network_keeps_it()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { CreateBeforeDestroy = true };
        await workspace.ApplyAsync(Site.Address, Site.With(("iot", Site.Group("30"))));
        workspace[Site.Address] = workspace[Site.Address] with { IsTainted = true };
        (await workspace.ApplyAsync()).Single("Network now managed by another resource");
        Assert.NotNull(fake.Network().Live);
        await workspace.AssertNothingToDoAsync();
    }
}
