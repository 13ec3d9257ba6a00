using Acceptance.Tests.Attachments.Support;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>A domain without a persistent definition, which ends with its run: there is only the running guest to change.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class TransientDomainTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_NIC_lives_its_whole_life_in_a_transient_domain()
    {
        var lease = await fixture.LeaseAsync(Token);
        var definition = await lease.Hypervisor.WriteFileAsync(
            $"{fixture.Domain}.persistent.xml", await lease.Guest.GetXmlAsync(inactive: true, Token), Token);
        await lease.Hypervisor.VirshAsync(["undefine", fixture.Domain], Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);

        await terraform.ApplyAndSettleAsync(Configure("br0"), Token);
        var nic = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(("ua-lan", "br0", "up"), (nic.Alias, nic.Bridge, nic.Link));
        Assert.True((await terraform.GetAttributesAsync(Address, Token)).GetProperty("in_sync").GetBoolean());
        await lease.Guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);

        // In place, and re-plugged.
        await terraform.ApplyAndSettleAsync(Configure(fixture.OtherBridge, "link_state = \"down\""), Token);
        Assert.Equal(nic with { Bridge = fixture.OtherBridge, Link = "down" }, Assert.Single(await lease.Guest.GetLiveNicsAsync(Token)));
        var newMac = fixture.DrawMac();
        await terraform.ApplyAndSettleAsync(Configure(fixture.OtherBridge, $"mac_address = \"{newMac}\""), Token);
        var rePlugged = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(nic with { Bridge = fixture.OtherBridge, Mac = newMac, Tap = rePlugged.Tap }, rePlugged);
        await terraform.AssertImportEqualsStateAsync(Address, $"{fixture.Domain}/lan", Token);

        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.Equal("no", await IsPersistentAsync(lease));
        await lease.Hypervisor.VirshAsync(["define", definition], Token);
        Assert.Equal("yes", await IsPersistentAsync(lease));
        await lease.AssertAsBeforeAsync(rePlugged.Tap, Token);
    }

    private async Task<string> IsPersistentAsync(GuestLease lease) =>
        (await lease.Hypervisor.VirshAsync(["dominfo", fixture.Domain], Token))
            .Split('\n').Single(line => line.StartsWith("Persistent:", StringComparison.Ordinal))["Persistent:".Length..].Trim();

    private string Configure(string bridge, params string[] lines) =>
        Attachment(fixture.Domain, "lan", [$"bridge = \"{bridge}\"", .. lines]);
}
