using System.Globalization;
using System.Net;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>
/// That a VLAN which something on the host took from a tap is seen, and put back without unplugging: the guest only sees its
/// carrier go and come, and packets pass again.
/// </summary>
public sealed class VlanDriftTests(LabFixture fixture, ITestOutputHelper output)
{
    private const string Address = "hv_network_attachment.lan";
    private const string Mac = "52:54:00:00:00:33";
    private const string TapFile = "50-taps.network";
    private const int Pings = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_host_took_from_a_tap_is_shown_in_the_plan_and_put_back()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync("drifting", GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ApplyNewAsync(terraform);
        var before = await LookAsync(lab, guest, terraform);
        Assert.Equal("30 PVID u", before.Vlans);
        await AssertReachedAsync(lab, "attached");

        foreach (var (name, disturb, found) in new (string, Func<Task>, string)[]
        {
            ("bridge vlan del", () => OnTapAsync("bridge vlan del dev {0} vid 30"), "-"),
            ("another VLAN", () => OnTapAsync("bridge vlan add dev {0} vid 40 pvid untagged"), "30 u, 40 PVID u"),
            ("off its bridge", () => OnTapAsync("ip link set dev {0} nomaster"), "-"),
            ("a file that wipes", () => WipeAsync(lab, "Bridge=br0\n\n[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n"), "40 PVID u"),
            ("a file without the bridge", () => WipeAsync(lab, "LinkLocalAddressing=no\n"), "-"),
            ("bridge vlan del, then libvirtd restarted", () => LoseAndRestartAsync(), "-"),
        })
        {
            await disturb();
            Assert.Equal((name, found), (name, (await lab.ReadVlansAsync(Token))[before.Tap].ToString()));
            Assert.Equal((name, 0), (name, (await PingAsync(lab)).Received));
            var plan = await PlannedChange.PlanAsync(terraform, Address, Token);
            output.WriteLine($"{name}: {plan}");
            Assert.Equal((name, $"update: effective_vlans {found} -> 30 PVID u"), (name, plan));

            (await terraform.ApplyAsync(Token)).OrThrow();

            Assert.Equal((name, before), (name, await LookAsync(lab, guest, terraform)));
            await AssertReachedAsync(lab, name);
            Assert.Equal((name, "empty"), (name, await PlannedChange.PlanAsync(terraform, Address, Token)));
        }

        Task OnTapAsync(string command) => lab.RunAsync(command.Replace("{0}", before.Tap, StringComparison.Ordinal).Split(' '), Token);

        async Task LoseAndRestartAsync()
        {
            await OnTapAsync("bridge vlan del dev {0} vid 30");
            await lab.Libvirtd.RestartAsync(Token);
        }
    }

    [Fact]
    public async Task A_restart_of_libvirtd_alone_takes_nothing()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync("steady", GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ApplyNewAsync(terraform, guest.Name);
        var before = await LookAsync(lab, guest, terraform);
        await AssertReachedAsync(lab, "attached");

        await lab.Libvirtd.RestartAsync(Token);

        Assert.Equal(new PingCount(Pings, Pings), await PingAsync(lab));
        Assert.Equal("empty", await PlannedChange.PlanAsync(terraform, Address, Token));
        Assert.Equal(before, await LookAsync(lab, guest, terraform));
    }

    private static async Task ApplyNewAsync(TerraformWorkspace terraform, string domain = "drifting")
    {
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain      = "{{domain}}"
              name        = "lan"
              bridge      = "br0"
              vlan        = 30
              mac_address = "{{Mac}}"
            }
            """,
            Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
    }

    // As a site that puts such a file there, and takes it away again when it notices: the VLANs do not come back by that.
    private static async Task WipeAsync(Lab lab, string network)
    {
        await lab.Networkd.AddFileAsync(TapFile, $"[Match]\nName=vnet*\n\n[Network]\n{network}", Token);
        await lab.Networkd.ReloadAsync(Token);
        await lab.RunAsync(["rm", $"{NetworkDaemon.Folder}/{TapFile}"], Token);
        await lab.Networkd.ReloadAsync(Token);
    }

    private static Task<GuestSight> LookAsync(Lab lab, Guest guest, TerraformWorkspace terraform) =>
        GuestSight.LookAsync(lab, guest, terraform, Address, Token);

    private static Task<PingCount> PingAsync(Lab lab) =>
        lab.External(30).PingAsync(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"10.99.0.{0x33}")), Pings, Token);

    // The guest and the bridge need a moment after the carrier came.
    private static async Task AssertReachedAsync(Lab lab, string when) => Assert.Equal(
        (when, new PingCount(Pings, Pings)),
        (when, await Wait.UntilAsync(
            "answers of the guest", () => PingAsync(lab), pings => pings.Received == Pings, TimeSpan.FromSeconds(60), Token)));
}
