using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>
/// A VLAN that a tool on the host takes from a tap is drift, and restored without unplugging: the guest only sees its carrier go and
/// come, and packets pass again.
/// </summary>
public sealed class VlanDriftTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Address = "hv_network_attachment.lan";
    private const string TapFile = "50-taps.network";
    private const int Pings = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_VLAN_that_the_host_took_from_a_tap_is_shown_in_the_plan_and_restored()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("drifting"), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var mac = lease.DrawMac();
        await ApplyNewAsync(terraform, guest.Name, mac);
        var before = await LookAsync(lab, guest, terraform);
        Assert.Equal("30 PVID u", before.Vlans);
        await AssertReachedAsync(lab, mac, "attached");

        foreach (var (name, disturb, found, isOffBridge) in Disturbances(lab, before.Tap))
        {
            await disturb();
            Assert.Equal((name, found), (name, (await lab.ReadVlansAsync(Token))[before.Tap].ToString()));
            Assert.Equal((name, 0), (name, (await PingAsync(lab, mac)).Received));
            var plan = await PlannedChange.PlanAsync(terraform, Address, Token);
            output.WriteLine($"{name}: {plan}");
            Assert.Equal(
                (name, $"update: effective_vlans {found} -> 30 PVID u" + (isOffBridge ? "; in_sync false -> true" : "")), (name, plan));

            (await terraform.ApplyAsync(Token)).OrThrow();

            Assert.Equal((name, before), (name, await LookAsync(lab, guest, terraform)));
            await AssertReachedAsync(lab, mac, name);
            Assert.Equal((name, "empty"), (name, await PlannedChange.PlanAsync(terraform, Address, Token)));
        }
    }

    [Fact]
    public async Task A_restart_of_libvirtd_alone_changes_nothing()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("steady"), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var mac = lease.DrawMac();
        await ApplyNewAsync(terraform, guest.Name, mac);
        var before = await LookAsync(lab, guest, terraform);
        await AssertReachedAsync(lab, mac, "attached");

        await lab.Libvirtd.RestartAsync(Token);

        Assert.Equal(new PingCount(Pings, Pings), await PingAsync(lab, mac));
        Assert.Equal("empty", await PlannedChange.PlanAsync(terraform, Address, Token));
        Assert.Equal(before, await LookAsync(lab, guest, terraform));
    }

    /// <summary>What takes the VLAN from a tap, each with the VLANs that the tap has then, and whether it is off its bridge.</summary>
    private static IEnumerable<(string Name, Func<Task> Disturb, string Found, bool IsOffBridge)> Disturbances(Lab lab, string tap)
    {
        return
        [
            ("bridge vlan del", () => OnTapAsync("bridge vlan del dev {0} vid 30"), "-", false),
            ("another VLAN", () => OnTapAsync("bridge vlan add dev {0} vid 40 pvid untagged"), "30 u, 40 PVID u", false),
            ("off its bridge", () => OnTapAsync("ip link set dev {0} nomaster"), "-", true),
            ("a file that wipes", () => WipeAsync(lab, "Bridge=br0\n\n[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n"), "40 PVID u", false),
            ("a file without the bridge", () => WipeAsync(lab, "LinkLocalAddressing=no\n"), "-", true),
            ("bridge vlan del, then libvirtd restarted", () => LoseAndRestartAsync(), "-", false),
        ];

        Task OnTapAsync(string command) => lab.RunAsync(command.Replace("{0}", tap, StringComparison.Ordinal).Split(' '), Token);

        async Task LoseAndRestartAsync()
        {
            await OnTapAsync("bridge vlan del dev {0} vid 30");
            await lab.Libvirtd.RestartAsync(Token);
        }
    }

    private static async Task ApplyNewAsync(TerraformWorkspace terraform, string domain, string mac)
    {
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain      = "{{domain}}"
              name        = "lan"
              bridge      = "br0"
              vlan        = 30
              mac_address = "{{mac}}"
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

    private static Task<PingCount> PingAsync(Lab lab, string mac) =>
        lab.External(30).PingAsync(new GuestAddresses(mac).Shared, Pings, Token);

    // The guest and the bridge need a moment after the carrier came.
    private static async Task AssertReachedAsync(Lab lab, string mac, string when) => Assert.Equal(
        (when, new PingCount(Pings, Pings)),
        (when, await Wait.UntilAsync(
            "answers of the guest", () => PingAsync(lab, mac), pings => pings.Received == Pings, TimeSpan.FromSeconds(60), Token)));
}
