using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Captures;
using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Vlans;

/// <summary>
/// That no frame of a guest is on a VLAN that is not its own, from before its NIC is plugged in until after it is gone: on a host
/// where a plain attach leaks, and on one where it does not.
/// </summary>
public sealed class LeakProofAttachTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const int Rounds = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_a_plain_attach_leaks_the_provider_lets_no_frame_pass_and_removes_the_NIC()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        var lab = lease.Lab;
        var (mac, naiveMac) = (lease.DrawMac(), lease.DrawMac());
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("leakproof"), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        var probes = ProbesOf(lab, guest);
        await using var terraform = await WriteAsync(lab, guest.Name, mac);

        var before = await probes.TakeAsync(Token);
        await AssertNothingLeaksByTheProviderAsync(lab, terraform, guest, probes, mac);
        var after = await AssertPlainAttachLeaksAsync(lab, guest, probes, naiveMac);
        AssertHeardByPlainNicAlone(after, guest.Name, mac, naiveMac);

        // A frame that an external host dropped could have been the guest's. Frames that the guest itself dropped are irrelevant.
        Assert.All(ExternalHost.Vlans.Select(vlan => $"ext{vlan}"), host => Assert.Equal(
            (host, 0L), (host, after.Reports[host].Dropped - before.Reports[host].Dropped)));
    }

    [Fact]
    public async Task On_the_sites_host_every_frame_is_on_the_VLAN_of_the_NIC_from_the_first_to_the_last()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var (lab, mac) = (lease.Lab, lease.DrawMac());
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("leakproof"), GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        var probes = ProbesOf(lab, guest);
        await using var terraform = await WriteAsync(lab, guest.Name, mac);

        await using var capture = await AttachCapture.StartAsync(lab);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var attached = await probes.WaitAsync("the guest to send", now => now.Senders.Contains(guest.Name), Token);
        var after = await probes.WaitForRoundsAsync(attached, Rounds, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await probes.WaitForRoundsAsync(await probes.TakeAsync(Token), 1, Token);

        foreach (var (place, frames) in await capture.StopAsync())
        {
            Say(place, frames, mac);
            var counts = AttachCapture.CountByVlan(frames, mac);
            Assert.Equal([30], counts.Keys);
            Assert.InRange(counts[30], Rounds * FrameKinds.Untagged.Count, int.MaxValue);
            AssertEverybodySeen(frames);
        }

        var heard = after.Heard(guest.Name).Select(seen => seen.Sender).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(MacOf(30), heard);
        Assert.DoesNotContain(MacOf(40), heard);
        Assert.DoesNotContain(MacOf(50), heard);
        Assert.Contains(after.Heard("ext30"), seen => seen.Sender == mac);
        Assert.All([20, 40, 50], vlan => Assert.DoesNotContain(after.Heard($"ext{vlan}"), seen => seen.Sender == mac));
    }

    /// <summary>An apply fails, removes its NIC, and no frame of it is captured.</summary>
    private async Task AssertNothingLeaksByTheProviderAsync(
        Lab lab, TerraformWorkspace terraform, Guest guest, ProbeGroup probes, string mac)
    {
        await using var capture = await AttachCapture.StartAsync(lab);
        var result = await terraform.ApplyAsync(Token);
        await probes.WaitForRoundsAsync(await probes.TakeAsync(Token), Rounds, Token);
        var captured = await capture.StopAsync();

        var error = Assert.Single(result.Errors);
        Assert.Equal("Unexpected VLANs on bridge port", error.Summary);
        Assert.Contains("DefaultPVID=none", error.Detail, StringComparison.Ordinal);
        Assert.Contains("The NIC was detached again", error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(mac, await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
        Assert.DoesNotContain(mac, await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await guest.ReadConsoleAsync(Token)).Text.Split('\n'),
            line => line.Contains($"{mac},", StringComparison.Ordinal) && line.Contains(",up", StringComparison.Ordinal));
        foreach (var (place, frames) in captured)
        {
            Say($"provider, {place}", frames, mac);
            Assert.Empty(AttachCapture.CountByVlan(frames, mac));
            AssertEverybodySeen(frames);
        }
    }

    /// <summary>virsh attaches a NIC of the same VLAN: its frames are captured on that VLAN and on the infrastructure VLAN.</summary>
    private async Task<ProbeSnapshot> AssertPlainAttachLeaksAsync(Lab lab, Guest guest, ProbeGroup probes, string mac)
    {
        await AttachNaivelyAsync(lab, guest.Name, mac);
        await using var capture = await AttachCapture.StartAsync(lab);
        var heard = await probes.WaitAsync(
            "the plain NIC to be heard",
            now => now.Heard(guest.Name).Any(seen => seen.Sender == MacOf(20)) && now.Senders.Contains(guest.Name),
            Token);
        var after = await probes.WaitForRoundsAsync(heard, Rounds, Token);
        foreach (var (place, frames) in await capture.StopAsync())
        {
            Say($"virsh attach-device, {place}", frames, mac);
            var counts = AttachCapture.CountByVlan(frames, mac);
            Assert.InRange(counts.GetValueOrDefault(30), Rounds, int.MaxValue);
            Assert.InRange(counts.GetValueOrDefault(20), Rounds, int.MaxValue);
        }

        return after;
    }

    /// <summary>The guest heard the infrastructure network by the plain NIC, and nothing by the provider's.</summary>
    private void AssertHeardByPlainNicAlone(ProbeSnapshot after, string guest, string mac, string naiveMac)
    {
        var nics = after.Reports[guest].Nics;
        var leaked = nics.Where(nic => nic.Mac == naiveMac)
            .SelectMany(nic => nic.Heard).Where(seen => seen.Sender == MacOf(20)).Sum(seen => seen.Count);
        output.WriteLine($"The guest heard {leaked} frames of ext20 by the plain NIC.");
        Assert.InRange(leaked, Rounds, long.MaxValue);
        Assert.All(nics.Where(nic => nic.Mac == mac), nic => Assert.Equal((0, 0L), (nic.Heard.Count, nic.Sent.Values.Sum())));
        Assert.All(ExternalHost.Vlans, vlan => Assert.DoesNotContain(after.Heard($"ext{vlan}"), seen => seen.Sender == mac));
    }

    private static string MacOf(int vlan) => $"02:00:00:00:00:{vlan}";

    private static ProbeGroup ProbesOf(Lab lab, Guest guest) => new([
        .. ExternalHost.Vlans.Select(vlan => new HostProbe($"ext{vlan}", lab.Shared.In("probes").In($"ext{vlan}.json").Outside)),
        new GuestProbe(guest.Name, guest.ProbeFile)]);

    private static async Task<TerraformWorkspace> WriteAsync(Lab lab, string guest, string mac)
    {
        var terraform = await lab.CreateWorkspaceAsync(Token);

        // A plan would refuse it already.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain      = "{{guest}}"
              name        = "lan"
              bridge      = "{{Lab.Bridge}}"
              vlan        = 30
              mac_address = "{{mac}}"
            }
            """,
            Token);
        return terraform;
    }

    private static async Task AttachNaivelyAsync(Lab lab, string domain, string mac)
    {
        var file = await lab.WriteFileAsync(
            $"{domain}.naive-nic.xml",
            $"""
            <interface type='bridge'><mac address='{mac}'/><source bridge='{Lab.Bridge}'/>
            <vlan><tag id='30'/></vlan><model type='virtio'/></interface>
            """,
            Token);
        await lab.VirshAsync(["attach-device", domain, file, "--live"], Token);
    }

    // The captures were awake all the while: they have what the others sent, each on its VLAN.
    private static void AssertEverybodySeen(IReadOnlyList<CapturedFrame> frames) => Assert.All(
        [20, 30, 40], vlan => Assert.InRange(AttachCapture.CountByVlan(frames, MacOf(vlan)).GetValueOrDefault(vlan), Rounds, int.MaxValue));

    private void Say(string what, IReadOnlyList<CapturedFrame> frames, string mac)
    {
        var counts = AttachCapture.CountByVlan(frames, mac).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} on VLAN {count.Key}").DefaultIfEmpty("0");
        output.WriteLine($"{what}: {frames.Count} frames, of the guest {string.Join(", ", counts)}");
    }
}
