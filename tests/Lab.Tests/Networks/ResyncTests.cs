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
/// A changed port group reaches running guests without unplugging or restarting them: with <c>resync_guests</c> also the one that
/// Terraform does not manage, and without it only those that it manages.
/// </summary>
public sealed class ResyncTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Stale = "Running guests differ from port group";
    private const int Pings = 5;

    private static readonly string[] TrafficControl = ["sch_htb", "sch_sfq", "sch_ingress", "act_police", "cls_u32"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_port_group_reaches_guests_that_Terraform_does_not_manage_where_resync_guests_is_set()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await lab.RunAsync(["modprobe", "--all", .. TrafficControl], Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var names = new Names(
            lease.DrawName("resync"), lease.DrawName("managed"), lease.DrawMac(), lease.DrawName("foreign"), lease.DrawMac());
        await terraform.WriteAsync(Network(names, 30, resyncs: true), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await using var managed = await lab.DefineGuestAsync(names.Managed, GuestOptions.Packets, Token);
        await using var foreign = await lab.DefineGuestAsync(names.Foreign, GuestOptions.Packets with { Devices = Nic(names) }, Token);
        await Task.WhenAll(managed.StartReadyAsync(Token), foreign.StartReadyAsync(Token));
        var site = new Site(lab, terraform, managed, foreign, names);
        await ApplyAsync(site, 30, resyncs: true);
        var before = await LookAtBothAsync(site);
        await AssertOnAsync(lab, 30, names.ManagedMac, names.ForeignMac);

        await ChangeBothAsync(site, before);
        await ChangeManagedAloneAsync(site, before);
        await ResyncAsync(site, before);

        await foreign.StopAsync(Token);
        await lab.VirshAsync(["detach-interface", foreign.Name, "network", "--config"], Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(names.Network, await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    /// <summary>With <c>resync_guests</c> both guests follow, with their limits.</summary>
    private async Task ChangeBothAsync(Site site, Sights before)
    {
        var names = site.Names;
        await site.Terraform.WriteAsync(Configuration(names, 40, resyncs: true), Token);
        var warning = Assert.Single(
            (await site.Terraform.PlanAsync(Token)).Warnings, warning => warning.Summary == "Running guests will be updated");
        output.WriteLine(warning.Detail);
        Assert.Contains($"domain \"{names.Foreign}\", NIC {names.ForeignMac} at vnet", warning.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain($"{names.Managed}\"", warning.Detail, StringComparison.Ordinal);
        await ApplyAsync(site, 40, resyncs: true);
        await AssertOnAsync(site.Lab, 40, names.ManagedMac, names.ForeignMac);
        Assert.Equal(before, await LookAtBothAsync(site));
        Assert.Equal(["8Mbit", "8Mbit"], await ReadRatesAsync(site.Lab, site.Managed, site.Foreign));
    }

    /// <summary>Without it only the guest that Terraform manages does, and each plan warns of the other one.</summary>
    private async Task ChangeManagedAloneAsync(Site site, Sights before)
    {
        var names = site.Names;
        await site.Terraform.WriteAsync(Configuration(names, 30, resyncs: false), Token);
        var warning = Assert.Single(
            (await site.Terraform.PlanAsync(Token)).Warnings, warning => warning.Summary == "Running guests are not updated");
        output.WriteLine(warning.Detail);
        Assert.Contains(names.ForeignMac, warning.Detail, StringComparison.Ordinal);
        (await site.Terraform.ApplyAsync(Token)).OrThrow();
        var after = await site.Terraform.PlanAsync(Token);
        Assert.False(after.HasChanges);
        var stale = Assert.Single(after.Warnings, warning => warning.Summary == Stale);
        Assert.Contains(names.ForeignMac, stale.Detail, StringComparison.Ordinal);
        await AssertOnAsync(site.Lab, 30, names.ManagedMac);
        await AssertOnAsync(site.Lab, 40, names.ForeignMac);
        Assert.Equal(before, await LookAtBothAsync(site));
    }

    /// <summary>As soon as it is set again, the other guest follows as well.</summary>
    private static async Task ResyncAsync(Site site, Sights before)
    {
        await ApplyAsync(site, 30, resyncs: true);
        await AssertOnAsync(site.Lab, 30, site.Names.ManagedMac, site.Names.ForeignMac);
        Assert.Equal(before, await LookAtBothAsync(site));
    }

    private static string Nic(Names names) => $"""
        <interface type='network'><mac address='{names.ForeignMac}'/><source network='{names.Network}' portgroup='web'/>
        <model type='virtio'/><rom enabled='no'/></interface>
        """;

    private static string Network(Names names, int vlan, bool resyncs) => Invariant(
        $$"""
        resource "hv_bridge" "resync" {
          name          = "{{names.Network}}"
          bridge        = "br0"
          resync_guests = {{(resyncs ? "true" : "false")}}
          port_groups = {
            web = { vlan = {{vlan}}, bandwidth = { inbound = { average = {{(vlan == 40 ? 1000 : 2000)}} } } }
          }
        }

        """);

    private static string Configuration(Names names, int vlan, bool resyncs) => Network(names, vlan, resyncs)
        + $$"""
        resource "hv_network_attachment" "managed" {
          domain      = "{{names.Managed}}"
          name        = "lan"
          network     = hv_bridge.resync.name
          port_group  = "web"
          mac_address = "{{names.ManagedMac}}"
        }
        """;

    /// <summary>Applies. The next plan is empty and has no warning.</summary>
    private static async Task ApplyAsync(Site site, int vlan, bool resyncs)
    {
        await site.Terraform.WriteAsync(Configuration(site.Names, vlan, resyncs), Token);
        (await site.Terraform.ApplyAsync(Token)).OrThrow();
        var plan = await site.Terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges, plan.Command.Output);
        Assert.Empty(plan.Warnings);
    }

    private static async Task<Sights> LookAtBothAsync(Site site) => new(await LookAsync(site.Managed), await LookAsync(site.Foreign));

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

    private sealed record Names(string Network, string Managed, string ManagedMac, string Foreign, string ForeignMac);

    private sealed record Site(Lab Lab, TerraformWorkspace Terraform, Guest Managed, Guest Foreign, Names Names);

    private sealed record Sights((Guid Boot, int Qemu, string Mac) Managed, (Guid Boot, int Qemu, string Mac) Foreign);
}
