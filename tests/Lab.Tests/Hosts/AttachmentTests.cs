using System.Diagnostics;
using System.Globalization;
using Hypervisors;
using Hypervisors.Guests;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>That Terraform runs inside, where the provider sees the real socket, and does what it is there for.</summary>
public sealed class AttachmentTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_apply_inside_attaches_a_NIC_on_its_VLAN_and_a_destroy_removes_it()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var watch = Stopwatch.StartNew();
        await using var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("idle"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        Say("guest started");
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        var before = await lease.Lab.ReadVlansAsync(Token);
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{guest.Name}}"
              name   = "lan"
              bridge = "br0"
              vlan   = 30
            }
            """,
            Token);

        Assert.Empty((await terraform.ApplyAsync(Token)).OrThrow().Warnings);
        Say("NIC attached");
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
        var tap = (await terraform.ReadStateAsync("hv_network_attachment.lan", Token))!.Value.GetProperty("tap").GetString()!;
        Assert.Equal("30 PVID u", (await lease.Lab.ReadVlansAsync(Token))[tap].ToString());

        watch.Restart();
        (await terraform.DestroyAsync(Token)).OrThrow();
        Say("NIC detached");
        Assert.Equal(before.ToString(), (await lease.Lab.ReadVlansAsync(Token)).ToString());

        void Say(string what) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} after {watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
