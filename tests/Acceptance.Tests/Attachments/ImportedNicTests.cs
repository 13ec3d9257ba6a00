using Acceptance.Tests.Attachments.Support;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>NICs that this provider did not create, imported by their MAC address.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class ImportedNicTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private readonly string _mac = fixture.DrawMac();
    private readonly string _network = fixture.DrawName("site");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_foreign_NIC_gets_its_name_in_the_persistent_definition_and_is_not_re_plugged()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        await AttachAsync(lease, "bridge", "br0");
        var foreign = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        var tap = await lease.GetLinkAsync(foreign.Tap!, Token);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);

        await ImportAsync(terraform);
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.IsError);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);

        Assert.Equal(foreign, Assert.Single(await lease.Guest.GetLiveNicsAsync(Token)));
        Assert.Equal("ua-lan", Assert.Single(await lease.Guest.GetPersistentNicsAsync(Token)).Alias);
        Assert.Equal(tap, await lease.GetLinkAsync(tap.Name, Token));
        await terraform.AssertImportEqualsStateAsync(Address, $"{fixture.Domain}/{_mac}", Token);
        await terraform.AssertImportEqualsStateAsync(Address, $"{fixture.Domain}/lan", Token);
        await terraform.AssertSettledAsync(Token);

        await lease.AssertNeverLostAsync(_mac, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(foreign.Tap, Token);
    }

    [Fact]
    public async Task A_NIC_of_a_libvirt_network_stays_one_when_it_is_changed()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        var network = await lease.Hypervisor.WriteFileAsync(
            $"{_network}.xml", $"<network><name>{_network}</name><forward mode='bridge'/><bridge name='br0'/></network>", Token);
        await lease.Hypervisor.VirshAsync(["net-create", network], Token);
        await AttachAsync(lease, "network", _network);
        var foreign = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(("bridge", _network, "br0"), (foreign.Type, foreign.Network, foreign.Bridge));

        await ImportAsync(terraform);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        await terraform.ApplyAndSettleAsync(Configure("link_state = \"down\""), Token);

        Assert.Equal(foreign with { Link = "down" }, Assert.Single(await lease.Guest.GetLiveNicsAsync(Token)));
        var persistent = Assert.Single(await lease.Guest.GetPersistentNicsAsync(Token));
        Assert.Equal(
            ("network", _network, null, "down", "ua-lan"),
            (persistent.Type, persistent.Network, persistent.Bridge, persistent.Link, persistent.Alias));

        // Re-plugged, it is the network's again.
        var newMac = fixture.DrawMac();
        await terraform.ApplyAndSettleAsync(Configure($"mac_address = \"{newMac}\""), Token);
        var rePlugged = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(foreign with { Mac = newMac, Alias = "ua-lan", Tap = rePlugged.Tap }, rePlugged);
        Assert.Equal("network", Assert.Single(await lease.Guest.GetPersistentNicsAsync(Token)).Type);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(rePlugged.Tap, Token);
        await lease.Hypervisor.VirshAsync(["net-destroy", _network], Token);
    }

    private Task AttachAsync(GuestLease lease, string type, string source) => lease.Hypervisor.VirshAsync(
        ["attach-interface", fixture.Domain, type, source, "--mac", _mac, "--model", "virtio", "--live", "--config"], Token);

    private async Task ImportAsync(TerraformWorkspace terraform)
    {
        await terraform.WriteAsync(Configure(), Token);
        (await terraform.ImportAsync(Address, $"{fixture.Domain}/{_mac}", Token)).OrThrow();
    }

    private string Configure(params string[] lines) =>
        Attachment(fixture.Domain, "lan", ["bridge = \"br0\"", .. lines]);
}
