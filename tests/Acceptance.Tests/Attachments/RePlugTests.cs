using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>Changes that libvirt cannot make in a running guest: the NIC is re-plugged, and the plan warns.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class ReattachTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private readonly string _newMac = fixture.DrawMac();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_MAC_model_or_PCI_address_re_plugs_that_one_NIC_and_the_plan_warns()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Configure(), Token);
        var bystander = (await lease.Guest.GetLiveNicsAsync(Token)).Single(nic => nic.Alias == "ua-other");
        var bystanderLink = await lease.GetLinkAsync(bystander.Tap!, Token);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == 2, Token);
        var before = await FindAsync(lease);

        // Another MAC: a new device at the old place.
        await RePlugAsync(terraform, "mac_address", $"mac_address = \"{_newMac}\"");
        var changed = await FindAsync(lease);
        Assert.Equal(before with { Mac = _newMac, Tap = changed.Tap }, changed);
        var nics = await lease.Guest.WaitForNicsAsync(nics => Has(nics, _newMac) && !Has(nics, before.Mac), Token);
        Assert.Equal(2, nics.Count);

        // Another model: what is not configured any more stays as it is.
        await RePlugAsync(terraform, "model", "model = \"virtio-non-transitional\"");
        Assert.Equal(
            before with { Mac = _newMac, Model = "virtio-non-transitional", Tap = (await FindAsync(lease)).Tap }, await FindAsync(lease));
        await lease.Guest.WaitForNicsAsync(nics => Has(nics, _newMac), Token);

        // Another place. The guest sees its bus, the host's numbering of which is its own.
        const string free = "0000:06:00.0";
        Assert.NotEqual(free, before.Pci);
        await RePlugAsync(terraform, "pci_address", $"pci_address = \"{free}\"");
        Assert.Equal(free, (await FindAsync(lease)).Pci);
        await lease.Guest.WaitForNicsAsync(
            nics => nics.Any(nic => nic.MacAddress == _newMac && nic.PciAddress == free), Token);

        await lease.AssertNeverLostAsync(bystander.Mac, Token);
        Assert.Equal(bystanderLink, await lease.GetLinkAsync(bystander.Tap!, Token));
        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(bystander.Tap, Token);
    }

    private async Task RePlugAsync(TerraformWorkspace terraform, string attribute, string line)
    {
        await terraform.WriteAsync(Configure(line), Token);
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.True(change.IsUnknown("tap"));
        var warning = Assert.Single(result.Warnings);
        Assert.Equal(Address, warning.Address);
        Assert.Equal(line, warning.Snippet?.Trim());
        Assert.Contains(attribute, warning.Detail, StringComparison.Ordinal);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
    }

    /// <summary>The NIC in the live definition; the persistent one has exactly the same.</summary>
    private static async Task<DomainNic> FindAsync(GuestLease lease)
    {
        var live = (await lease.Guest.GetLiveNicsAsync(Token)).Single(nic => nic.Alias == "ua-lan");
        var persistent = (await lease.Guest.GetPersistentNicsAsync(Token)).Single(nic => nic.Alias == "ua-lan");
        Assert.Equal(live.WithoutLiveParts(), persistent);
        return live;
    }

    private static bool Has(IReadOnlyList<GuestNic> nics, string mac) => nics.Any(nic => nic.MacAddress == mac);

    private string Configure(params string[] lines) =>
        Attachment(fixture.Domain, "lan", ["bridge = \"br0\"", .. lines])
        + Attachment(fixture.Domain, "other", "bridge = \"br0\"");
}
