using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>A plan only reads, which the daemon itself enforces where it offers no more.</summary>
public sealed class ReadOnlyAccessTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_works_over_the_read_only_socket_and_an_apply_is_denied()
    {
        await using var scene = await Scene.StartAsync(lease, "read-only", GuestOptions.Deaf);
        await scene.ApplyAsync();
        scene.Terraform.With("HV_URI", $"qemu:///system?socket={lease.Hypervisor.RunFolder}/libvirt/libvirt-sock-ro");

        await scene.AssertConvergedAsync();
        await scene.Terraform.WriteAsync(scene.Attachment("""link_state = "down" """), Token);
        var plan = (await scene.Terraform.PlanAsync(Token)).OrThrow();
        Assert.Equal("update", plan.PlannedActions[Scene.Address]);

        var apply = await scene.Terraform.ApplyAsync(Token);
        Assert.Equal("Hypervisor denied access", Assert.Single(apply.Errors).Summary);
        var destroy = await scene.Terraform.DestroyAsync(Token);
        Assert.Equal("Hypervisor denied access", Assert.Single(destroy.Errors).Summary);
        await scene.AssertPluggedOnceAsync();
        Assert.True(await scene.IsInStateAsync());
    }
}
