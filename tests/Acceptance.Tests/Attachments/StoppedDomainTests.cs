using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>A stopped domain has only its persistent definition, and no guest has to release a NIC.</summary>
public sealed class StoppedDomainTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Address = "hv_network_attachment.lan";

    private readonly string _domain = lease.DrawName("stopped");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task A_NIC_lives_its_whole_life_in_a_stopped_domain_with_a_VLAN()
    {
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);

        var nic = await AttachWithVlanAsync(terraform, guest);
        await ChangeEverythingAsync(terraform, guest, nic);
        await RemoveVlanAsync(terraform, guest);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await guest.AssertNothingLeftAsync(Hypervisor, null, Token);
        Assert.Equal("shut off", (await Hypervisor.VirshAsync(["domstate", _domain], Token)).Trim());
    }

    [Fact]
    public async Task Starting_and_stopping_the_domain_is_no_drift()
    {
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\""), Token);
        var planned = await terraform.GetAttributesAsync(Address, Token);

        await guest.StartAsync(Token);
        await terraform.AssertSettledAsync(Token);
        var nic = await guest.GetOnlyNicOfBothAsync(Token);
        Assert.Equal((planned.Text("mac_address"), planned.Text("pci_address")), (nic.Mac, nic.Pci));
        (await terraform.ApplyAsync(Token, "-refresh-only")).OrThrow();
        Assert.Equal(nic.Tap, (await terraform.GetAttributesAsync(Address, Token)).Text("tap"));

        await guest.StopAsync(Token);
        await terraform.AssertSettledAsync(Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await guest.AssertNothingLeftAsync(Hypervisor, nic.Tap, Token);
    }

    private async Task<DomainNic> AttachWithVlanAsync(TerraformWorkspace terraform, Guest guest)
    {
        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\"", "vlan = 30"), Token);
        var nic = Assert.Single(await guest.GetPersistentNicsAsync(Token));
        Assert.Equal(("br0", "30", "ua-lan", "virtio", "up"), (nic.Bridge, nic.Vlan, nic.Alias, nic.Model, nic.Link));
        var state = await terraform.GetAttributesAsync(Address, Token);
        Assert.Equal((nic.Mac, nic.Pci, null), (state.Text("mac_address"), state.Text("pci_address"), state.Text("tap")));
        Assert.False(state.GetProperty("live").GetBoolean());
        Assert.True(state.GetProperty("in_sync").GetBoolean());
        return nic;
    }

    /// <summary>Changes all attributes in one apply. The plan has no warning, since no running guest loses its NIC.</summary>
    private async Task ChangeEverythingAsync(TerraformWorkspace terraform, Guest guest, DomainNic nic)
    {
        var mac = lease.DrawMac();
        await terraform.WriteAsync(
            Configure(
                "bridge = \"br9\"", "vlan = 31", "link_state = \"down\"", "model = \"e1000e\"",
                $"mac_address = \"{mac.ToUpperInvariant()}\"", "pci_address = \"0000:05:00.0\""),
            Token);
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.Empty(result.Warnings);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(
            nic with
            {
                Bridge = "br9",
                Vlan = "31",
                Link = "down",
                Model = "e1000e",
                Mac = mac,
                Pci = "0000:05:00.0",
            },
            Assert.Single(await guest.GetPersistentNicsAsync(Token)));
    }

    private async Task RemoveVlanAsync(TerraformWorkspace terraform, Guest guest)
    {
        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\"", $"mac_address = \"{lease.DrawMac()}\""), Token);
        Assert.Null(Assert.Single(await guest.GetPersistentNicsAsync(Token)).Vlan);
        await terraform.AssertImportEqualsStateAsync(Address, $"{_domain}/lan", Token);
    }

    private string Configure(params string[] lines) => Attachment(_domain, "lan", lines);
}
