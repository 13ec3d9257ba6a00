using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>A plan knows which PCI slots are free, and which buses have no hot-plug.</summary>
public sealed class PciSlotTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_with_more_new_NICs_than_free_slots_reports_each_NIC_without_a_slot()
    {
        await using var scene = await Scene.StartAsync(lease, "many-slots", GuestOptions.Deaf with { HotPlugSlots = 6 });
        await scene.Terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "many" {
              count  = 12
              domain = "{{scene.Guest.Name}}"
              name   = "nic-${count.index}"
              bridge = "br0"
            }
            """,
            Token);

        var plan = await scene.Terraform.PlanAsync(Token);

        Assert.Empty(plan.Errors);
        var warnings = plan.Warnings.Where(warning => warning.Summary == "No free PCI slot").ToList();
        Assert.Equal(6, warnings.Count);
        Assert.All(warnings, warning => Assert.StartsWith(
            $"Of the 6 hot-plug slots of domain \"{scene.Guest.Name}\", 6 are free, and other new NICs of this plan require them.",
            warning.Detail,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_NIC_on_a_bus_without_hot_plug_is_reported_in_the_plan_and_the_apply_reports_the_words_of_QEMU()
    {
        await using var scene = await Scene.StartAsync(lease, "no-hot-plug", GuestOptions.Deaf);
        await scene.Guest.StopAsync(Token);
        await scene.ApplyAsync("""pci_address = "0000:00:10.0" """);
        await scene.Guest.StartAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();

        var plan = await scene.Terraform.PlanAsync(Token, "-destroy");
        var destroy = await scene.Terraform.DestroyAsync(Token);

        Assert.Empty(plan.Errors);
        var warning = Assert.Single(plan.Warnings, warning => warning.Summary == "NIC cannot be unplugged");
        Assert.Contains("root bus of the machine (pcie-root)", warning.Detail, StringComparison.Ordinal);
        var error = Assert.Single(destroy.Errors);
        Assert.Equal("NIC cannot be unplugged", error.Summary);
        Assert.Contains("Bus 'pcie.0' does not support hotplugging", error.Detail, StringComparison.Ordinal);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertPluggedOnceAsync();

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await scene.ReadConfigAsync());
    }
}
