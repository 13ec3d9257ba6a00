using Acceptance.Tests.Attachments.Support;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>
/// A tap that another tool took from its bridge or set down, on bridges that do not filter VLANs, is drift and repaired. Terraform runs in
/// the network of the hypervisor, where the provider reads its taps.
/// </summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class LostTapTests(LinuxGuestFixture fixture)
{
    private const string Address = "hv_network_attachment.lan";
    private const string Summary = "NIC will be re-attached";

    private readonly string _network = fixture.DrawName("nat");
    private readonly string _bridge = fixture.DrawName("nb");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tap_that_was_taken_from_its_bridge_or_set_down_is_repaired()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Network, lease.Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Configure("bridge = \"br0\""), Token);
        var nic = await lease.Guest.GetOnlyNicOfBothAsync(Token);
        foreach (var change in new string[][] { ["nomaster"], ["master", fixture.OtherBridge], ["down"] })
        {
            var tap = (await lease.Guest.GetOnlyNicOfBothAsync(Token)).Tap!;
            await lease.Hypervisor.RunAsync(["ip", "link", "set", tap, .. change], Token);
            await RepairAsync(terraform);

            var repaired = await lease.Guest.GetOnlyNicOfBothAsync(Token);
            Assert.Equal(nic with { Tap = repaired.Tap }, repaired);
            Assert.Equal("br0", (await lease.GetLinkAsync(repaired.Tap!, Token)).Bridge);
            await lease.Guest.PingOverAsync(lease.Hypervisor, "br0", nic.Mac, Token);
        }

        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(null, Token);
    }

    [Fact]
    public async Task A_tap_that_a_restart_of_its_network_lost_is_repaired()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Network, lease.Hypervisor.Uri, Token);
        // The hypervisor has no dnsmasq; libvirt records the addresses of the network's NICs in its folder anyway.
        await lease.Hypervisor.RunAsync(["mkdir", "-p", "/var/lib/libvirt/dnsmasq"], Token);
        var definition = await lease.Hypervisor.WriteFileAsync(
            $"{_network}.xml",
            $"<network><name>{_network}</name><bridge name='{_bridge}'/><dns enable='no'/>"
            + "<ip address='10.77.0.1' netmask='255.255.255.0'/></network>",
            Token);
        await lease.Hypervisor.VirshAsync(["net-define", definition], Token);
        await lease.Hypervisor.VirshAsync(["net-start", _network], Token);
        await terraform.ApplyAndSettleAsync(Configure($"network = \"{_network}\""), Token);

        await lease.Hypervisor.VirshAsync(["net-destroy", _network], Token);
        await lease.Hypervisor.VirshAsync(["net-start", _network], Token);
        await RepairAsync(terraform);

        var nic = Assert.Single(await lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(_bridge, (await lease.GetLinkAsync(nic.Tap!, Token)).Bridge);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.Hypervisor.VirshAsync(["net-destroy", _network], Token);
        await lease.Hypervisor.VirshAsync(["net-undefine", _network], Token);
        await lease.AssertAsBeforeAsync(null, Token);
    }

    private static async Task RepairAsync(TerraformWorkspace terraform)
    {
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.False(change.Before.GetProperty("in_sync").GetBoolean());
        Assert.Equal(Summary, Assert.Single(result.Warnings).Summary);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
    }

    private string Configure(string source) => Attachment(fixture.Domain, "lan", source);
}
