using Acceptance.Tests.Attachments.Support;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>The whole way for a guest that runs: Terraform, the published provider, libvirtd, QEMU, the guest's own kernel.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class RunningGuestTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_NIC_is_plugged_changed_imported_and_unplugged_without_a_restart()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);

        // Apply: both definitions and the guest have the NIC that the state shows, and packets pass.
        await terraform.ApplyAndSettleAsync(Configure("br0", "up"), Token);
        var state = await terraform.GetAttributesAsync(Address, Token);
        var nic = await lease.Guest.GetOnlyNicOfBothAsync(Token);
        Assert.Equal(
            (state.Text("mac_address"), state.Text("pci_address"), state.Text("alias"), state.Text("bridge"), state.Text("model")),
            (nic.Mac, nic.Pci, "ua-lan", "br0", "virtio"));
        Assert.Equal(state.Text("tap"), nic.Tap);
        var seen = Assert.Single(await lease.Guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token));
        Assert.Equal(nic.Mac, seen.MacAddress);
        var tap = await lease.GetLinkAsync(nic.Tap!, Token);
        Assert.Equal("br0", tap.Bridge);
        await lease.Guest.PingOverAsync(lease.Hypervisor, "br0", nic.Mac, Token);

        // Change: the link goes down, the NIC stays.
        await ChangeInPlaceAsync(terraform, Configure("br0", "down"));
        await lease.Guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: false }], Token);
        Assert.Equal(nic with { Link = "down" }, await lease.Guest.GetOnlyNicOfBothAsync(Token));

        // Change: another bridge, the same tap.
        await ChangeInPlaceAsync(terraform, Configure(fixture.OtherBridge, "up"));
        await lease.Guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);
        Assert.Equal(nic with { Bridge = fixture.OtherBridge }, await lease.Guest.GetOnlyNicOfBothAsync(Token));
        Assert.Equal(tap with { Bridge = fixture.OtherBridge }, await lease.GetLinkAsync(tap.Name, Token));
        await lease.Guest.PingOverAsync(lease.Hypervisor, fixture.OtherBridge, nic.Mac, Token);
        await lease.AssertNeverLostAsync(nic.Mac, Token);

        await terraform.AssertImportEqualsStateAsync(Address, $"{fixture.Domain}/lan", Token);
        await terraform.AssertSettledAsync(Token);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(nic.Tap, Token);
    }

    private static async Task ChangeInPlaceAsync(TerraformWorkspace terraform, string configuration)
    {
        await terraform.WriteAsync(configuration, Token);
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.Empty(result.Warnings);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
    }

    private string Configure(string bridge, string linkState) => Attachment(
        fixture.Domain, "lan", $"bridge = \"{bridge}\"", $"link_state = \"{linkState}\"");
}
