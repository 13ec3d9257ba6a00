using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>What the bridge makes of <c>trunk</c> on the site's host, plugged into a running guest and changed there.</summary>
public sealed class TrunkTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trunk_has_its_VLANs_on_the_bridge_live_and_after_each_change()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("trunk"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);

        // Whether VLANs lead anywhere is no matter here.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        string? tap = null;
        foreach (var (vlans, expected) in new[]
        {
            ("trunk = { tags = [\"30\", 40] }", "30, 40"),
            ("trunk = { tags = [30, 40], native = 20 }", "20 PVID u, 30, 40"),
            ("trunk = { tags = [30, 40], native = 20, native_mode = \"tagged\" }", "20 PVID, 30, 40"),
            ("trunk = { tags = [\"38-40\", 20], native = 20 }", "20 PVID u, 38, 39, 40"),
            ("vlan = 30", "30 PVID u"),
            ("trunk = { tags = [], native = 40 }", "40 PVID u"),
            ("trunk = { tags = [40] }", "40"),
            ("", "1 PVID u"),
        })
        {
            await WriteAsync(terraform, guest.Name, vlans);
            (await terraform.ApplyAsync(Token)).OrThrow();
            var before = tap;
            tap = await ReadTapAsync(terraform);
            Assert.Equal(before ?? tap, tap);
            Assert.Equal((vlans, expected), (vlans, (await lease.Lab.ReadVlansAsync(Token))[tap].ToString()));
            Assert.False((await terraform.PlanAsync(Token)).HasChanges, vlans);
        }

        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task A_trunk_may_carry_every_VLAN()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("trunk"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);

        // Whether VLANs lead anywhere is no matter here.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await WriteAsync(terraform, guest.Name, "trunk = { tags = [\"1-4094\"] }");
        (await terraform.ApplyAsync(Token)).OrThrow();
        var port = (await lease.Lab.ReadVlansAsync(Token))[await ReadTapAsync(terraform)];
        Assert.Equal(Enumerable.Range(1, 4094).Select(vlan => new PortVlan(vlan, IsPvid: false, IsUntagged: false)), port.All);
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private static Task WriteAsync(TerraformWorkspace terraform, string domain, string vlans) => terraform.WriteAsync(
        $$"""
        resource "hv_network_attachment" "lan" {
          domain = "{{domain}}"
          name   = "lan"
          bridge = "br0"
          {{vlans}}
        }
        """,
        Token);

    private static async Task<string> ReadTapAsync(TerraformWorkspace terraform) =>
        (await terraform.ReadStateAsync("hv_network_attachment.lan", Token))!.Value.GetProperty("tap").GetString()!;
}
