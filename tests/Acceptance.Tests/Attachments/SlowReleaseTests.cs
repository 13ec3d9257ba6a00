using System.Diagnostics;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Attachments;

/// <summary>A guest with native PCI Express hot-plug takes five seconds or more to release a NIC, and releases one at a time.</summary>
public sealed class SlowReleaseTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const int Count = 10;
    private static readonly TimeSpan DeleteTimeout = TimeSpan.FromSeconds(45);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_NICs_of_a_guest_are_destroyed_in_one_apply_that_takes_longer_than_the_timeout_of_each()
    {
        var options = GuestOptions.Linux with { Architecture = GuestArchitecture.Arm, HotPlugSlots = Count };
        await using var guest = await lease.Hypervisor.DefineGuestAsync(lease.DrawName("slow"), options, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "many" {
              count    = {{Count}}
              domain   = "{{guest.Name}}"
              name     = "nic-${count.index}"
              bridge   = "br0"
              timeouts = { delete = "{{DeleteTimeout.TotalSeconds}}s" }
            }
            """,
            Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await guest.WaitForNicsAsync(nics => nics.Count == Count, Token);

        var watch = Stopwatch.StartNew();
        (await terraform.DestroyAsync(Token)).OrThrow();

        Assert.True(watch.Elapsed > DeleteTimeout, $"{watch.Elapsed}");
        await guest.AssertNothingLeftAsync(lease.Hypervisor, null, Token);
    }
}
