using System.Globalization;
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
public sealed class PortGroupTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Address = "hv_network_attachment.moving";
    private const int Pings = 5;
    private const int Rounds = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_follows_its_port_group_and_moves_to_another_one_without_loss_for_other_guests()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var moving = await lab.DefineGuestAsync(lease.DrawName("moving"), GuestOptions.Packets, Token);
        await using var bystander = await lab.DefineGuestAsync(lease.DrawName("bystander"), GuestOptions.Packets, Token);
        await Task.WhenAll(moving.StartReadyAsync(Token), bystander.StartReadyAsync(Token));
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var site = new Site(lab, terraform, moving, lease.DrawMac(), bystander, lease.DrawMac(), lease.DrawName("site"));

        var before = await AttachAsync(site);
        var group = new ProbeGroup([
            new HostProbe("ext40", lab.Shared.In("probes").In("ext40.json").Outside), new GuestProbe(bystander.Name, bystander.ProbeFile)]);
        await group.WaitAsync("both to send", now => now.Senders.Count() == 2, Token);
        await MoveAsync(site, group, before, "the port group's VLAN changed", "web", 40);
        await MoveAsync(site, group, before, "another port group", "lab", 30);
        await MoveAsync(site, group, before, "back", "web", 40);
        await AssertUnknownPortGroupIsRefusedAsync(site);

        await terraform.WriteAsync(Configuration(site, "web", 40), Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(site.Network, await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    private static async Task<GuestSight> AttachAsync(Site site)
    {
        await site.Terraform.WriteAsync(Configuration(site, "web", 30), Token);
        (await site.Terraform.ApplyAsync(Token)).OrThrow();
        var sight = await LookAsync(site);
        Assert.Equal("30 PVID u", sight.Vlans);
        await AssertReachedAsync(site, 30, "attached");
        Assert.False((await site.Terraform.PlanAsync(Token)).HasChanges);
        return sight;
    }

    /// <summary>Applies a change that moves the guest to the other VLAN, while the bystander's frames are counted.</summary>
    private async Task MoveAsync(Site site, ProbeGroup group, GuestSight before, string what, string portGroup, int vlan)
    {
        var left = vlan == 40 ? 30 : 40;
        await site.Terraform.WriteAsync(Configuration(site, portGroup, 40), Token);
        var plan = await PlannedChange.PlanAsync(site.Terraform, Address, Token);
        output.WriteLine($"{what}: {plan}");
        Assert.Contains(Invariant($"{left} PVID u -> {vlan} PVID u"), plan, StringComparison.Ordinal);

        var open = await group.OpenAsync(Token);
        (await site.Terraform.ApplyAsync(Token)).OrThrow();
        AssertNothingLost(await open.CloseAsync(Rounds, Token), site.Bystander.Name, what);

        Assert.Equal((what, before with { Vlans = Invariant($"{vlan} PVID u") }), (what, await LookAsync(site)));
        await AssertReachedAsync(site, vlan, what);
        Assert.Equal((what, 0), (what, (await PingAsync(site, left)).Received));
        Assert.Equal((what, "empty"), (what, await PlannedChange.PlanAsync(site.Terraform, Address, Token)));
    }

    /// <summary>libvirt itself would accept such a port group, and leave the guest untagged.</summary>
    private static async Task AssertUnknownPortGroupIsRefusedAsync(Site site)
    {
        await site.Terraform.WriteAsync(Configuration(site, "wbe", 40), Token);
        var refused = await site.Terraform.PlanAsync(Token);
        Assert.Equal("Port group not found", Assert.Single(refused.Errors).Summary);
    }

    private static string Configuration(Site site, string portGroup, int webVlan) => Invariant(
        $$"""
        resource "hv_bridge" "site" {
          name        = "{{site.Network}}"
          bridge      = "br0"
          port_groups = {
            web = { vlan = {{webVlan}} }
            lab = { vlan = 30 }
            iot = { vlan = 40 }
          }
        }

        resource "hv_network_attachment" "moving" {
          domain      = "{{site.Moving.Name}}"
          name        = "lan"
          network     = hv_bridge.site.name
          port_group  = "{{portGroup}}"
          mac_address = "{{site.MovingMac}}"
        }

        resource "hv_network_attachment" "bystander" {
          domain      = "{{site.Bystander.Name}}"
          name        = "lan"
          network     = hv_bridge.site.name
          port_group  = "iot"
          mac_address = "{{site.BystanderMac}}"
        }
        """);

    private void AssertNothingLost(ProbeWindow window, string bystander, string what)
    {
        Assert.Equal((what, 0L), (what, window.Dropped));
        var sent = FrameKinds.Untagged.Sum(kind => window.Sent(bystander, kind));
        output.WriteLine(Invariant($"{what}: the bystander has sent {sent} frames, and ext40 has heard them all."));
        Assert.All(FrameKinds.Untagged, kind => Assert.InRange(
            window.Heard("ext40", bystander, kind), window.Sent(bystander, kind), long.MaxValue));
        Assert.All(FrameKinds.Untagged, kind => Assert.InRange(
            window.Heard(bystander, "ext40", kind), window.Sent("ext40", kind), long.MaxValue));
    }

    private static Task<GuestSight> LookAsync(Site site) =>
        GuestSight.LookAsync(site.Lab, site.Moving, site.Terraform, Address, Token);

    private static Task<PingCount> PingAsync(Site site, int vlan) =>
        site.Lab.External(vlan).PingAsync(new GuestAddresses(site.MovingMac).Shared, Pings, Token);

    // The guest and the bridge need a moment after the carrier came.
    private static async Task AssertReachedAsync(Site site, int vlan, string when) => Assert.Equal(
        (when, new PingCount(Pings, Pings)),
        (when, await Wait.UntilAsync(
            "answers of the guest", () => PingAsync(site, vlan), pings => pings.Received == Pings, TimeSpan.FromMinutes(2), Token)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Site(
        Lab Lab, TerraformWorkspace Terraform, Guest Moving, string MovingMac, Guest Bystander, string BystanderMac, string Network);
}
