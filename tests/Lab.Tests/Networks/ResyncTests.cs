using System.Globalization;
using System.Xml.Linq;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Networks;

/// <summary>
/// That a changed port group reaches running guests of everybody: with <c>resync_guests</c> also the one that Terraform knows nothing
/// of, and without it only those that it manages. Nobody is unplugged or restarted.
/// </summary>
public sealed class ResyncTests(LabFixture fixture, ITestOutputHelper output)
{
    private const string ManagedMac = "52:54:00:00:00:37";
    private const string ForeignMac = "52:54:00:00:00:38";
    private const string Stale = "Running guests differ from port group";
    private const int Pings = 5;

    private static readonly string[] TrafficControl = ["sch_htb", "sch_sfq", "sch_ingress", "act_police", "cls_u32"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_port_group_reaches_the_guests_of_others_where_that_is_wanted()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await lab.RunAsync(["modprobe", "--all", .. TrafficControl], Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await terraform.WriteAsync(Network(30, resyncs: true), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();

        await using var managed = await lab.DefineGuestAsync("managed", GuestOptions.Packets, Token);
        await using var foreign = await lab.DefineGuestAsync("foreign", GuestOptions.Packets with { Devices = Nic }, Token);
        await Task.WhenAll(managed.StartReadyAsync(Token), foreign.StartReadyAsync(Token));
        await ApplyAsync(terraform, 30, resyncs: true);
        var before = (await LookAsync(managed), await LookAsync(foreign));
        await AssertOnAsync(lab, 30, ManagedMac, ForeignMac);

        // Both, with their limits.
        await terraform.WriteAsync(Configuration(40, resyncs: true), Token);
        var told = Assert.Single(
            (await terraform.PlanAsync(Token)).Warnings, warning => warning.Summary == "Running guests will be updated");
        output.WriteLine(told.Detail);
        Assert.Contains($"domain \"foreign\", NIC {ForeignMac} at vnet", told.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("managed\"", told.Detail, StringComparison.Ordinal);
        await ApplyAsync(terraform, 40, resyncs: true);
        await AssertOnAsync(lab, 40, ManagedMac, ForeignMac);
        Assert.Equal(before, (await LookAsync(managed), await LookAsync(foreign)));
        Assert.Equal(["8Mbit", "8Mbit"], await ReadRatesAsync(lab, managed, foreign));

        // The managed one alone.
        await terraform.WriteAsync(Configuration(30, resyncs: false), Token);
        told = Assert.Single((await terraform.PlanAsync(Token)).Warnings, warning => warning.Summary == "Running guests are not updated");
        output.WriteLine(told.Detail);
        Assert.Contains(ForeignMac, told.Detail, StringComparison.Ordinal);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var after = await terraform.PlanAsync(Token);
        Assert.False(after.HasChanges);
        Assert.Contains(ForeignMac, Assert.Single(after.Warnings, warning => warning.Summary == Stale).Detail, StringComparison.Ordinal);
        await AssertOnAsync(lab, 30, ManagedMac);
        await AssertOnAsync(lab, 40, ForeignMac);
        Assert.Equal(before, (await LookAsync(managed), await LookAsync(foreign)));

        // And once it is asked for, the other one as well.
        await ApplyAsync(terraform, 30, resyncs: true);
        await AssertOnAsync(lab, 30, ManagedMac, ForeignMac);
        Assert.Equal(before, (await LookAsync(managed), await LookAsync(foreign)));

        await foreign.StopAsync(Token);
        await lab.VirshAsync(["detach-interface", foreign.Name, "network", "--config"], Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain("resync", await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    private static string Nic => $"""
        <interface type='network'><mac address='{ForeignMac}'/><source network='resync' portgroup='web'/><model type='virtio'/>
        <rom enabled='no'/></interface>
        """;

    private static string Network(int vlan, bool resyncs) => Invariant(
        $$"""
        resource "hv_bridge" "resync" {
          name          = "resync"
          bridge        = "br0"
          resync_guests = {{(resyncs ? "true" : "false")}}
          port_groups = {
            web = { vlan = {{vlan}}, bandwidth = { inbound = { average = {{(vlan == 40 ? 1000 : 2000)}} } } }
          }
        }

        """);

    private static string Configuration(int vlan, bool resyncs) => Network(vlan, resyncs)
        + $$"""
        resource "hv_network_attachment" "managed" {
          domain      = "managed"
          name        = "lan"
          network     = hv_bridge.resync.name
          port_group  = "web"
          mac_address = "{{ManagedMac}}"
        }
        """;

    /// <summary>Applies; afterwards a plan has nothing to change, and nothing to say.</summary>
    private static async Task ApplyAsync(TerraformWorkspace terraform, int vlan, bool resyncs)
    {
        await terraform.WriteAsync(Configuration(vlan, resyncs), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges, plan.Command.Output);
        Assert.Empty(plan.Warnings);
    }

    private static async Task<(Guid Boot, int Qemu, string Mac)> LookAsync(Guest guest)
    {
        var nics = await guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);
        return (await guest.GetBootIdAsync(Token), await guest.GetQemuProcessIdAsync(Token), nics[0].MacAddress);
    }

    /// <summary>What the kernel limits the guests' taps to, by their names in the domains' own definitions.</summary>
    private static async Task<string[]> ReadRatesAsync(Lab lab, params Guest[] guests)
    {
        var rates = new List<string>();
        foreach (var guest in guests)
        {
            var tap = XElement.Parse(await guest.GetXmlAsync(inactive: false, Token))
                .Descendants("interface").Single().Element("target")!.Attribute("dev")!.Value;
            var words = (await lab.RunAsync(["tc", "class", "show", "dev", tap], Token)).Split(' ');
            rates.Add(words[Array.IndexOf(words, "rate") + 1]);
        }

        return [.. rates];
    }

    private static async Task AssertOnAsync(Lab lab, int vlan, params string[] macs)
    {
        foreach (var mac in macs)
        {
            await Wait.UntilAsync(
                $"answers of {mac} on VLAN {vlan}",
                () => PingAsync(lab, vlan, mac),
                pings => pings.Received == Pings,
                TimeSpan.FromMinutes(2),
                Token);
            Assert.Equal(0, (await PingAsync(lab, vlan == 40 ? 30 : 40, mac)).Received);
        }
    }

    private static Task<PingCount> PingAsync(Lab lab, int vlan, string mac) =>
        lab.External(vlan).PingAsync(new GuestAddresses(mac).Shared, Pings, Token);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
