using Hypervisors;
using Hypervisors.Guests;
using Labs.Tests.Support;

namespace Labs.Tests.Networks;

/// <summary>
/// The host's bridge is deleted under a network and a running guest: the plan warns, and when the bridge is restored, one apply puts the
/// tap back on it, without unplugging.
/// </summary>
public sealed class VanishedBridgeTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Address = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_bridge_is_a_warning_and_once_it_is_restored_the_next_apply_converges()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("stranded"), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var network = lease.DrawName("stranded");
        await terraform.WriteAsync(Configuration(guest.Name, network, 30), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var before = await GuestSight.LookAsync(lab, guest, terraform, Address, Token);
        Assert.Equal("30 PVID u", before.Vlans);

        await lab.RunAsync(["ip", "link", "delete", "br0"], Token);
        // Terraform cannot create the bridge, so nothing is planned, and a change is an error.
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges);
        Assert.Equal(
            [("hv_bridge.site", "bridge"), (Address, "network")],
            plan.Warnings.Select(warning => (warning.Address, warning.Snippet!.Trim().Split(' ')[0])).Order());
        Assert.All(plan.Warnings, warning => Assert.Equal("Bridge not found", warning.Summary));
        Assert.All(plan.Warnings, warning => Assert.Contains("no link \"br0\"", warning.Detail, StringComparison.Ordinal));
        await terraform.WriteAsync(Configuration(guest.Name, network, 40), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.Equal(("Bridge not found", "hv_bridge.site"), (error.Summary, error.Address));

        await lab.Networkd.RestartAsync(Token);
        Assert.Equal(
            "update: effective_vlans - -> 40 PVID u; in_sync false -> true", await PlannedChange.PlanAsync(terraform, Address, Token));
        (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal(before with { Vlans = "40 PVID u" }, await GuestSight.LookAsync(lab, guest, terraform, Address, Token));
        Assert.Equal("empty", await PlannedChange.PlanAsync(terraform, Address, Token));
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private static string Configuration(string domain, string network, int vlan) =>
        $$"""
        resource "hv_bridge" "site" {
          name        = "{{network}}"
          bridge      = "br0"
          port_groups = {
            iot = { vlan = {{vlan}} }
          }
        }

        resource "hv_network_attachment" "lan" {
          domain     = "{{domain}}"
          name       = "lan"
          network    = hv_bridge.site.name
          port_group = "iot"
        }
        """;
}
