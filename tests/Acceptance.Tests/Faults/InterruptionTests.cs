using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>Ctrl-C during an apply: Terraform ends soon, and the next apply continues from the present state of the host.</summary>
public sealed class InterruptionTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interrupted_destroy_keeps_the_NIC_in_the_state()
    {
        await using var scene = await Scene.StartAsync(lease, "interrupt-destroy", GuestOptions.Deaf);
        await scene.ApplyAsync();

        await using var command = await scene.StartDestroyAsync();
        await command.InterruptAsync(Token);
        var destroy = await command.WaitAsync(Soon, Token);

        Assert.True(destroy.Failed);
        Assert.NotEmpty(destroy.Errors);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertPluggedOnceAsync();

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await scene.ReadConfigAsync());
    }

    [Fact]
    public async Task An_interrupted_re_plug_is_completed_by_the_next_apply()
    {
        await using var scene = await Scene.StartAsync(lease, "interrupt-replug", GuestOptions.Deaf);
        await scene.ApplyAsync();

        await using var command = await scene.StartApplyAsync("""model = "e1000e" """);
        await command.InterruptAsync(Token);
        var apply = await command.WaitAsync(Soon, Token);

        Assert.True(apply.Failed);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertPluggedOnceAsync();

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal("e1000e", Assert.Single(await scene.ReadConfigAsync()).Model);
        Assert.False((await scene.Terraform.PlanAsync(Token)).HasChanges);
    }

    [Fact]
    public async Task An_interrupted_attach_is_completed_and_recorded()
    {
        await using var scene = await Scene.StartAsync(lease, "interrupt-attach", GuestOptions.Deaf);
        var mac = lease.DrawMac();
        await scene.FreezeGuestAsync();
        await using var command = await scene.StartApplyAsync($"""mac_address = "{mac}" """);
        await scene.WaitForTapAsync(mac);

        await command.InterruptAsync(Token);
        await command.WaitForOutputAsync(output => output.Contains("nterrupt", StringComparison.Ordinal), Token);
        await scene.ThawGuestAsync();
        await command.WaitAsync(Soon, Token);

        // What was begun was finished, and is remembered.
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertConvergedAsync();
    }
}
