using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>A domain that does not run has only its persistent definition, and nobody has to let a NIC go.</summary>
public sealed class StoppedDomainTests(HypervisorFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => fixture.Hypervisor;

    [Fact]
    public async Task A_NIC_lives_its_whole_life_in_a_stopped_domain_with_a_VLAN()
    {
        await using var guest = await Hypervisor.DefineGuestAsync("stopped", GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);

        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\"", "vlan = 30"), Token);
        var nic = Assert.Single(await guest.GetPersistentNicsAsync(Token));
        Assert.Equal(("br0", "30", "ua-lan", "virtio", "up"), (nic.Bridge, nic.Vlan, nic.Alias, nic.Model, nic.Link));
        var state = await terraform.GetAttributesAsync(Address, Token);
        Assert.Equal((nic.Mac, nic.Pci, null), (state.Text("mac_address"), state.Text("pci_address"), state.Text("tap")));
        Assert.False(state.GetProperty("live").GetBoolean());
        Assert.True(state.GetProperty("in_sync").GetBoolean());

        // All at once, and without a word about a guest that would lose its NIC for a moment.
        await terraform.WriteAsync(Configure(
            "bridge = \"br9\"", "vlan = 31", "link_state = \"down\"", "model = \"e1000e\"", "mac_address = \"52:54:00:AB:00:01\"",
            "pci_address = \"0000:05:00.0\""), Token);
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
                Mac = "52:54:00:ab:00:01",
                Pci = "0000:05:00.0",
            },
            Assert.Single(await guest.GetPersistentNicsAsync(Token)));

        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\"", "mac_address = \"52:54:00:ab:00:02\""), Token);
        Assert.Null(Assert.Single(await guest.GetPersistentNicsAsync(Token)).Vlan);
        await terraform.AssertImportEqualsStateAsync(Address, "stopped/lan", Token);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await guest.AssertNothingLeftAsync(Hypervisor, null, Token);
        Assert.Equal("shut off", (await Hypervisor.VirshAsync(["domstate", "stopped"], Token)).Trim());
    }

    [Fact]
    public async Task Starting_and_stopping_the_domain_is_no_drift()
    {
        await using var guest = await Hypervisor.DefineGuestAsync("started", GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Attachment("started", "lan", "bridge = \"br0\""), Token);
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

    private static string Configure(params string[] lines) => Attachment("stopped", "lan", lines);
}
