using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>A guest that cannot accept or release a NIC at present, which is an error at once.</summary>
public sealed class UnwillingGuestTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paused_guest_accepts_a_NIC_and_cannot_release_it()
    {
        await using var scene = await Scene.StartAsync(lease, "paused", GuestOptions.Deaf);
        await lease.Hypervisor.VirshAsync(["suspend", scene.Guest.Name], Token);
        await scene.ApplyAsync("""timeouts = { delete = "1h" }""");
        await scene.AssertConvergedAsync();

        var destroy = await scene.Terraform.DestroyAsync(Token);

        var error = Assert.Single(destroy.Errors);
        Assert.Equal("Guest did not release the NIC", error.Summary);
        Assert.Contains("is not executing", error.Detail, StringComparison.Ordinal);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task An_attach_without_a_free_slot_is_an_error_at_the_resource_or_its_pci_address()
    {
        await using var scene = await Scene.StartAsync(
            lease, "slots", GuestOptions.Deaf with { HotPlugSlots = 1 });
        await scene.ApplyAsync();
        var full = scene.Attachment() + $$"""
            resource "hv_network_attachment" "second" {
              domain      = "{{scene.Guest.Name}}"
              name        = "second"
              bridge      = "br0"
              PCI
            }
            """;

        await scene.Terraform.WriteAsync(full.Replace("PCI", "", StringComparison.Ordinal), Token);
        var error = Assert.Single((await scene.Terraform.ApplyAsync(Token)).Errors);
        Assert.Equal("No free PCI slot", error.Summary);
        Assert.Equal("hv_network_attachment.second", error.Address);
        await scene.AssertPluggedOnceAsync();

        // The place of the first NIC, and one that no controller provides.
        var taken = (await scene.Terraform.ReadStateAsync(Scene.Address, Token))!.Value.GetProperty("pci_address").GetString();
        foreach (var address in new[] { taken, "0000:1f:00.0" })
        {
            await scene.Terraform.WriteAsync(
                full.Replace("PCI", $"pci_address = \"{address}\"", StringComparison.Ordinal), Token);
            error = Assert.Single((await scene.Terraform.ApplyAsync(Token)).Errors);
            Assert.Equal("PCI address not available", error.Summary);
            Assert.Contains("pci_address", error.Snippet, StringComparison.Ordinal);
        }

        await scene.AssertPluggedOnceAsync();
    }

    [Fact]
    public async Task A_stopped_domain_without_a_free_slot_gets_a_controller_from_libvirt()
    {
        await using var scene = await Scene.StartAsync(
            lease, "slots-stopped", GuestOptions.Deaf with { HotPlugSlots = 1 });
        await scene.ApplyAsync();
        await scene.Guest.StopAsync(Token);

        await scene.Terraform.WriteAsync(
            scene.Attachment() + $$"""
            resource "hv_network_attachment" "second" {
              domain = "{{scene.Guest.Name}}"
              name   = "second"
              bridge = "br0"
            }
            """,
            Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();

        Assert.Equal(2, (await scene.ReadConfigAsync()).Count);
        await scene.Guest.StartAsync(Token);
        Assert.Equal(2, (await scene.ReadLiveAsync()).Count);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.False((await scene.Terraform.PlanAsync(Token)).HasChanges);
    }
}
