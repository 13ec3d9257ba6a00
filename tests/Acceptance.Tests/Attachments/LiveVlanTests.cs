using Acceptance.Tests.Attachments.Support;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>A tag that the host's kernel refuses: its bridges here do not filter VLANs, which libvirt finds out too late.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class LiveVlanTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_VLAN_that_the_kernel_refuses_is_an_error_at_the_attribute_and_changes_nothing()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);

        // A new NIC: nothing of it is left in any definition, nor in the state.
        await FailAtVlanAsync(terraform);
        Assert.Null(await terraform.ReadStateAsync(Address, Token));
        await lease.Guest.AssertNothingLeftAsync(lease.Hypervisor, null, Token);

        await terraform.ApplyAndSettleAsync(Configure(), Token);
        var nic = await lease.Guest.GetOnlyNicOfBothAsync(Token);
        var tap = await lease.GetLinkAsync(nic.Tap!, Token);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);

        // An existing one: it stays as it was, on its bridge, and the next apply agrees.
        await FailAtVlanAsync(terraform);
        Assert.Equal(nic, await lease.Guest.GetOnlyNicOfBothAsync(Token));
        await terraform.ApplyAndSettleAsync(Configure(), Token);
        Assert.Equal(tap, await lease.GetLinkAsync(tap.Name, Token));
        await lease.Guest.PingOverAsync(lease.Hypervisor, "br0", nic.Mac, Token);

        await lease.AssertNeverLostAsync(nic.Mac, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(nic.Tap, Token);
    }

    private async Task FailAtVlanAsync(TerraformWorkspace terraform)
    {
        await terraform.WriteAsync(Configure("vlan = 30"), Token);
        var result = await terraform.ApplyAsync(Token);
        Assert.True(result.Failed);
        var error = Assert.Single(result.Errors);
        Assert.Equal((Address, "vlan = 30"), (error.Address, error.Snippet?.Trim()));
        Assert.Contains("(error 38)", error.Detail, StringComparison.Ordinal);
    }

    private string Configure(params string[] lines) =>
        Attachment(fixture.Domain, "lan", ["bridge = \"br0\"", .. lines]);
}
