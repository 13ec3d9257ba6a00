using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>A guest that never releases a NIC: no command may report that it did, and nothing may be lost.</summary>
public sealed class DeafGuestTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string ShortDelete = """timeouts = { delete = "5s" }""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Destroying_its_NIC_is_a_clear_error_each_time_until_the_domain_is_stopped()
    {
        await using var scene = await Scene.StartAsync(lease, "deaf-detach", GuestOptions.Deaf);
        await scene.ApplyAsync(ShortDelete);
        await scene.AssertPluggedOnceAsync();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var destroy = await scene.Terraform.DestroyAsync(Token);

            var error = Assert.Single(destroy.Errors);
            Assert.Equal("Guest did not release the NIC", error.Summary);
            Assert.Contains($"domain \"{scene.Guest.Name}\" did not release the NIC lan", error.Detail, StringComparison.Ordinal);
            Assert.True(await scene.IsInStateAsync());
            await scene.AssertPluggedOnceAsync();
        }

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await scene.ReadConfigAsync());
    }

    [Fact]
    public async Task Re_plugging_its_NIC_is_a_clear_error_that_changes_nothing()
    {
        await using var scene = await Scene.StartAsync(lease, "deaf-replug", GuestOptions.Deaf);
        await scene.ApplyAsync();

        await scene.Terraform.WriteAsync(
            scene.Attachment("""
                model    = "e1000e"
                timeouts = { update = "5s" }
                """),
            Token);
        var apply = await scene.Terraform.ApplyAsync(Token);

        Assert.Equal("Guest did not release the NIC", Assert.Single(apply.Errors).Summary);
        var warning = apply.Warnings.First();
        Assert.Equal("NIC will be re-attached", warning.Summary);
        Assert.Contains("model", warning.Snippet, StringComparison.Ordinal);
        await scene.AssertPluggedOnceAsync();
        Assert.Equal("virtio", Assert.Single(await scene.ReadLiveAsync()).Model);

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal("e1000e", Assert.Single(await scene.ReadConfigAsync()).Model);
        Assert.False((await scene.Terraform.PlanAsync(Token)).HasChanges);
    }

    [Fact]
    public async Task With_config_only_it_keeps_the_NIC_until_it_stops()
    {
        await using var scene = await Scene.StartAsync(lease, "deaf-config", GuestOptions.Deaf);
        await scene.ApplyAsync("""on_destroy = "config_only" """);

        var destroy = (await scene.Terraform.DestroyAsync(Token)).OrThrow();

        Assert.Equal("NIC remains in running domain", Assert.Single(destroy.Warnings).Summary);
        Assert.False(await scene.IsInStateAsync());
        Assert.Single(await scene.ReadLiveAsync());
        Assert.Empty(await scene.ReadConfigAsync());
    }

    [Fact]
    public async Task With_abandon_it_keeps_the_NIC_and_a_later_apply_adopts_it()
    {
        await using var scene = await Scene.StartAsync(lease, "deaf-abandon", GuestOptions.Deaf);
        await scene.ApplyAsync("""on_destroy = "abandon" """);

        var destroy = (await scene.Terraform.DestroyAsync(Token)).OrThrow();

        Assert.Equal("NIC left attached", Assert.Single(destroy.Warnings).Summary);
        Assert.False(await scene.IsInStateAsync());
        await scene.AssertPluggedOnceAsync();

        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
    }
}
