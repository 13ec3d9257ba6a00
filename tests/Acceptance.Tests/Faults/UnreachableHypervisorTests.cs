using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>The hypervisor's daemon is away at plan or at apply, or ends in the middle of one.</summary>
public sealed class UnreachableHypervisorTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly string[] Broken = ["Connection to the hypervisor lost", "Hypervisor not reachable"];
    private Hypervisor? _hypervisor;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A daemon of its own, since the other tests need theirs.
    private Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is not null)
        {
            await _hypervisor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_a_daemon_a_new_resource_is_planned_and_its_apply_is_an_error()
    {
        await using var scene = await Scene.StartAsync(Hypervisor, "away-new", GuestOptions.Deaf);
        await scene.Terraform.WriteAsync(scene.Attachment(), Token);
        await Hypervisor.Libvirtd.StopAsync(Token);

        var plan = (await scene.Terraform.PlanAsync(Token, "-out=plan")).OrThrow();
        Assert.Equal("create", plan.PlannedActions[Scene.Address]);
        Assert.Equal("Hypervisor not reachable", Assert.Single(plan.Warnings).Summary);

        var apply = await scene.Terraform.ApplyAsync(Token, "plan");
        AssertUnreachable(Assert.Single(apply.Errors));
        Assert.False(await scene.IsInStateAsync());

        await Hypervisor.Libvirtd.StartAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task Without_a_daemon_an_existing_resource_is_planned_only_without_a_refresh()
    {
        await using var scene = await Scene.StartAsync(Hypervisor, "away-existing", GuestOptions.Deaf);
        await scene.ApplyAsync();
        await Hypervisor.Libvirtd.StopAsync(Token);

        AssertUnreachable(Assert.Single((await scene.Terraform.PlanAsync(Token)).Errors));
        Assert.False((await scene.Terraform.PlanAsync(Token, "-refresh=false")).HasChanges);
        var destroy = await scene.Terraform.DestroyAsync(Token, "-refresh=false");
        AssertUnreachable(Assert.Single(destroy.Errors));
        Assert.True(await scene.IsInStateAsync());

        await Hypervisor.Libvirtd.StartAsync(Token);
        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task A_daemon_that_dies_during_an_attach_leaves_the_NIC_to_the_next_apply()
    {
        const string mac = "52:54:00:fa:17:31";
        await using var scene = await Scene.StartAsync(Hypervisor, "dies-attach", GuestOptions.Deaf);
        await scene.FreezeGuestAsync();
        await using var command = await scene.StartApplyAsync($"""mac_address = "{mac}" """);
        await scene.WaitForTapAsync(mac);

        await Hypervisor.Libvirtd.KillAsync(Token);
        var apply = await command.WaitAsync(Soon, Token);

        Assert.Equal("Connection to the hypervisor lost", Assert.Single(apply.Errors).Summary);
        await scene.ThawGuestAsync();
        await Hypervisor.Libvirtd.StartAsync(Token);

        // A machine that was cut off between two commands refuses the first attach over its new connection.
        if ((await scene.Terraform.ApplyAsync(Token)).Failed)
        {
            Assert.Empty(await scene.ReadLiveAsync());
            (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        }

        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task A_restart_of_the_daemon_during_a_re_plug_is_followed_by_the_new_NIC()
    {
        const string before = "52:54:00:fa:17:32", after = "52:54:00:fa:17:33";
        await using var scene = await Scene.StartAsync(Hypervisor, "restarts-replug", GuestOptions.Linux);
        await scene.ApplyAsync($"""mac_address = "{before}" """);
        await scene.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);
        var removed = Hypervisor.VirshAsync(
            ["event", "--domain", scene.Guest.Name, "--event", "device-removed", "--timeout", "60"], Token);
        await using var command = await scene.StartApplyAsync($"""mac_address = "{after}" """);
        await removed;
        await Hypervisor.Libvirtd.RestartAsync(Token);

        // The provider waits for the daemon to come back and goes on; when it was past that point, the next apply does.
        var apply = await command.WaitAsync(Soon, Token);
        // By then the next connection may find no daemon yet.
        Assert.All(apply.Errors, error => Assert.Contains(error.Summary, Broken));
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
        await scene.Guest.WaitForNicsAsync(nics => nics is [{ MacAddress: after }], Token);
    }

    [Fact]
    public async Task A_restart_of_the_daemon_during_a_destroy_leaves_NIC_and_state_equal()
    {
        await using var scene = await Scene.StartAsync(Hypervisor, "dies-destroy", GuestOptions.Deaf);
        await scene.ApplyAsync();
        await using var command = await scene.StartDestroyAsync();

        await Hypervisor.Libvirtd.RestartAsync(Token);
        var destroy = await command.WaitAsync(Soon, Token);

        Assert.True(destroy.Failed);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertConvergedAsync();
        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await scene.ReadConfigAsync());
    }

    [Fact]
    public async Task An_apply_to_a_frozen_daemon_ends_after_its_timeout()
    {
        await using var scene = await Scene.StartAsync(Hypervisor, "frozen", GuestOptions.Deaf);

        // The plan, too, waits for the daemon, as long as a connection may take.
        await scene.Terraform.ConfigureProviderAsync("connect_timeout = \"4s\"", Token);
        await scene.Terraform.WriteAsync(scene.Attachment("""timeouts = { create = "2s" }"""), Token);
        await Hypervisor.Libvirtd.FreezeAsync(Token);

        var apply = await scene.Terraform.ApplyAsync(Token);

        var error = Assert.Single(apply.Errors);
        Assert.Equal("Operation timed out or cancelled", error.Summary);
        Assert.False(await scene.IsInStateAsync());
        await Hypervisor.Libvirtd.ThawAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
    }

    private void AssertUnreachable(TerraformDiagnostic error)
    {
        Assert.Equal("Hypervisor not reachable", error.Summary);
        Assert.Contains($"{Hypervisor.RunFolder}/libvirt/libvirt-sock", error.Detail, StringComparison.Ordinal);
    }
}
