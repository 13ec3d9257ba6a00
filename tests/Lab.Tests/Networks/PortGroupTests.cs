using System.Globalization;
using System.Net;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Networks;

/// <summary>
/// That NICs follow their port group: a VLAN that is changed in it reaches the running guest in the same apply, a guest gets to
/// another port group without unplugging, and who is on other port groups loses no packet meanwhile.
/// </summary>
public sealed class PortGroupTests(LabFixture fixture, ITestOutputHelper output)
{
    private const string Address = "hv_network_attachment.moving";
    private const string MovingMac = "52:54:00:00:00:35";
    private const string BystanderMac = "52:54:00:00:00:36";
    private const int Pings = 5;
    private const int Rounds = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_follows_its_port_group_and_gets_to_another_one_and_nobody_else_notices()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var moving = await lab.DefineGuestAsync("moving", GuestOptions.Packets, Token);
        await using var bystander = await lab.DefineGuestAsync("bystander", GuestOptions.Packets, Token);
        await Task.WhenAll(moving.StartReadyAsync(Token), bystander.StartReadyAsync(Token));
        await using var terraform = await lab.CreateWorkspaceAsync(Token);

        await terraform.WriteAsync(Configuration("web", 30), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var before = await LookAsync(lab, moving, terraform);
        Assert.Equal("30 PVID u", before.Vlans);
        await AssertReachedAsync(lab, 30, "attached");
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
        var group = new ProbeGroup([
            new HostProbe("ext40", lab.Shared.In("probes").In("ext40.json").Outside), new GuestProbe(bystander.Name, bystander.ProbeFile)]);
        await group.WaitAsync("both to send", now => now.Senders.Count() == 2, Token);

        foreach (var (what, portGroup, vlan) in new (string, string, int)[]
        {
            ("the port group's VLAN changed", "web", 40),
            ("another port group", "lab", 30),
            ("back", "web", 40),
        })
        {
            await terraform.WriteAsync(Configuration(portGroup, 40), Token);
            var plan = await PlannedChange.PlanAsync(terraform, Address, Token);
            output.WriteLine($"{what}: {plan}");
            Assert.Contains(Invariant($"{(vlan == 40 ? 30 : 40)} PVID u -> {vlan} PVID u"), plan, StringComparison.Ordinal);

            var open = await group.OpenAsync(Token);
            (await terraform.ApplyAsync(Token)).OrThrow();
            var window = await open.CloseAsync(Rounds, Token);
            AssertNothingLost(window, what);

            Assert.Equal((what, before with { Vlans = Invariant($"{vlan} PVID u") }), (what, await LookAsync(lab, moving, terraform)));
            await AssertReachedAsync(lab, vlan, what);
            Assert.Equal((what, 0), (what, (await PingAsync(lab, vlan == 40 ? 30 : 40)).Received));
            Assert.Equal((what, "empty"), (what, await PlannedChange.PlanAsync(terraform, Address, Token)));
        }

        // libvirt itself would take this, and leave the guest untagged.
        await terraform.WriteAsync(Configuration("wbe", 40), Token);
        var refused = await terraform.PlanAsync(Token);
        Assert.Equal("Port group not found", Assert.Single(refused.Errors).Summary);

        await terraform.WriteAsync(Configuration("web", 40), Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain("site", await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    private static string Configuration(string portGroup, int webVlan) => Invariant(
        $$"""
        resource "hv_bridge" "site" {
          name        = "site"
          bridge      = "br0"
          port_groups = {
            web = { vlan = {{webVlan}} }
            lab = { vlan = 30 }
            iot = { vlan = 40 }
          }
        }

        resource "hv_network_attachment" "moving" {
          domain      = "moving"
          name        = "lan"
          network     = hv_bridge.site.name
          port_group  = "{{portGroup}}"
          mac_address = "{{MovingMac}}"
        }

        resource "hv_network_attachment" "bystander" {
          domain      = "bystander"
          name        = "lan"
          network     = hv_bridge.site.name
          port_group  = "iot"
          mac_address = "{{BystanderMac}}"
        }
        """);

    private void AssertNothingLost(ProbeWindow window, string what)
    {
        Assert.Equal((what, 0L), (what, window.Dropped));
        var sent = FrameKinds.Untagged.Sum(kind => window.Sent("bystander", kind));
        output.WriteLine(Invariant($"{what}: the bystander has sent {sent} frames, and ext40 has heard them all."));
        Assert.All(FrameKinds.Untagged, kind => Assert.InRange(
            window.Heard("ext40", "bystander", kind), window.Sent("bystander", kind), long.MaxValue));
        Assert.All(FrameKinds.Untagged, kind => Assert.InRange(
            window.Heard("bystander", "ext40", kind), window.Sent("ext40", kind), long.MaxValue));
    }

    private static Task<GuestSight> LookAsync(Lab lab, Guest guest, TerraformWorkspace terraform) =>
        GuestSight.LookAsync(lab, guest, terraform, Address, Token);

    private static Task<PingCount> PingAsync(Lab lab, int vlan) =>
        lab.External(vlan).PingAsync(IPAddress.Parse(Invariant($"10.99.0.{0x35}")), Pings, Token);

    // The guest and the bridge need a moment after the carrier came.
    private static async Task AssertReachedAsync(Lab lab, int vlan, string when) => Assert.Equal(
        (when, new PingCount(Pings, Pings)),
        (when, await Wait.UntilAsync(
            "answers of the guest", () => PingAsync(lab, vlan), pings => pings.Received == Pings, TimeSpan.FromMinutes(2), Token)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
