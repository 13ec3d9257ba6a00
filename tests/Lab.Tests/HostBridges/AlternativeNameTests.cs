using System.Text.Json;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.HostBridges;

/// <summary>A bridge that configurations name by an alternative name, which the kernel accepts wherever it accepts the name.</summary>
public sealed class AlternativeNameTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Nic = "hv_network_attachment.lan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_nic_on_the_alternative_name_is_verified_repaired_and_shown_on_the_bridge()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var (lab, name) = (lease.Lab, lease.DrawName("alt"));
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("idle"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await lab.RunAsync(["ip", "link", "property", "add", "dev", Lab.Bridge, "altname", name], Token);
        try
        {
            await using var terraform = await lab.CreateWorkspaceAsync(Token);
            await WriteAsync(terraform, guest.Name, name);
            (await terraform.ApplyAsync(Token)).OrThrow();
            var tap = (await terraform.ReadStateAsync(Nic, Token))!.Value.Text("tap")!;
            await AssertInPlaceAsync(lab, terraform, tap);

            await lab.RunAsync(["ip", "link", "set", tap, "nomaster"], Token);

            // Both the refresh and the plan report it.
            var warnings = (await terraform.ApplyAsync(Token)).OrThrow().Warnings.Select(warning => warning.Summary).Distinct();
            Assert.Equal(["Unexpected VLANs on bridge port"], warnings);
            await AssertInPlaceAsync(lab, terraform, tap);

            await AssertBridgeIsReadAsync(terraform, name, guest.Name, tap);
            await AssertMapAsync(lab, tap);
            (await terraform.DestroyAsync(Token)).OrThrow();
        }
        finally
        {
            await lab.RunAsync(["ip", "link", "property", "del", "dev", Lab.Bridge, "altname", name], Token);
        }
    }

    private static Task WriteAsync(TerraformWorkspace terraform, string domain, string bridge) => terraform.WriteAsync(
        $$"""
        resource "hv_network_attachment" "lan" {
          domain = "{{domain}}"
          name   = "lan"
          bridge = "{{bridge}}"
          vlan   = 30
        }

        data "hv_host_bridge" "br0" {
          name       = hv_network_attachment.lan.bridge
          depends_on = [hv_network_attachment.lan]
        }
        """,
        Token);

    private static async Task AssertInPlaceAsync(Lab lab, TerraformWorkspace terraform, string tap)
    {
        Assert.Equal("30 PVID u", (await lab.ReadVlansAsync(Token))[tap].ToString());
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
    }

    private static async Task AssertBridgeIsReadAsync(TerraformWorkspace terraform, string name, string domain, string tap)
    {
        var bridge = (await terraform.ReadStateAsync(HostBridgeReading.Address, Token))!.Value;
        Assert.Equal((name, Lab.Uplink), (bridge.Text("name"), bridge.Text("uplink")));
        var port = Assert.Single(bridge.List("ports"), port => port.Text("domain") == domain);
        Assert.Equal((tap, "lan", "30 PVID u"), (port.Text("name"), port.Text("attachment"), port.Vlans()));
    }

    private static async Task AssertMapAsync(Lab lab, string tap)
    {
        var map = await lab.RunAsync(
            [$"{((ITerraformHost)lab).ProviderFolder}/terraform-provider-hv", "map", "--format", "json"], Token);
        using var json = JsonDocument.Parse(map);
        var bridge = Assert.Single(json.RootElement.List("bridges"));
        Assert.Equal(Lab.Bridge, bridge.Text("name"));
        var nic = Assert.Single(bridge.List("interfaces"));
        Assert.Equal((tap, "30 PVID u"), (nic.Text("tap"), nic.GetProperty("effective_vlans").Vlans()));
        Assert.Empty(nic.List("findings"));
    }
}
