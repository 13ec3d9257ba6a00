using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>
/// libvirtd ends while the link of a running NIC is being changed for a move to another bridge. Terraform runs in the network of the
/// hypervisor, where the provider sets the link down until it has read the bridge.
/// </summary>
public sealed class DaemonRestartTests
{
    private const string OtherBridge = "br1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_daemon_that_is_killed_during_a_move_is_waited_for_and_the_link_is_set_up()
    {
        await using var hypervisor = await Hypervisor.StartAsync(Token);
        await hypervisor.RunAsync(["ip", "link", "add", OtherBridge, "up", "type", "bridge"], Token);
        await using var guest = await hypervisor.DefineGuestAsync("restarted", GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(hypervisor.Network, hypervisor.Uri, Token);
        await WriteAsync(terraform, "br0");
        (await terraform.ApplyAsync(Token)).OrThrow();

        await WriteAsync(terraform, OtherBridge);
        (await terraform.PlanAsync(Token, "-out=move.plan")).OrThrow();
        await SignalAsync(hypervisor, guest, UnixSignal.Stop);
        await using var command = terraform.Start(["apply", "-json", "-input=false", "move.plan"]);

        // The daemon has asked QEMU to set the link down, and waits for the answer.
        await Wait.UntilAsync(
            "the daemon to wait for QEMU",
            () => hypervisor.VirshAsync(["domcontrol", guest.Name], Token),
            static state => state.Contains("occupied", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60),
            Token);
        await hypervisor.Libvirtd.KillAsync(Token);
        await SignalAsync(hypervisor, guest, UnixSignal.Continue);
        await hypervisor.Libvirtd.StartAsync(Token);

        (await command.WaitAsync(TimeSpan.FromMinutes(2), Token)).OrThrow();
        var nic = Assert.Single(DomainNic.ReadLive(await guest.GetXmlAsync(inactive: false, Token)));
        Assert.Equal((OtherBridge, "up"), (nic.Bridge, nic.Link));
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
    }

    private static Task WriteAsync(TerraformWorkspace terraform, string bridge) => terraform.WriteAsync(
        $$"""
        resource "hv_network_attachment" "lan" {
          domain = "restarted"
          name   = "lan"
          bridge = "{{bridge}}"
        }
        """,
        Token);

    private static async Task SignalAsync(Hypervisor hypervisor, Guest guest, UnixSignal signal) => await hypervisor.RunAsync(
        ["kill", $"-{(int)signal}", $"{await guest.GetQemuProcessIdAsync(Token)}"], Token);
}
