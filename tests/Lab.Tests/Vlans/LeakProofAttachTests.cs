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
public sealed class LeakProofAttachTests(LabFixture fixture, ITestOutputHelper output)
{
    private const string GuestName = "leakproof";
    private const string Mac = "52:54:00:00:00:3d";

    // The tests may have one lab after the other, and everybody there remembers whom he has heard.
    private const string SiteGuestName = "leakproof-site";
    private const string SiteMac = "52:54:00:00:00:3f";
    private const string NaiveMac = "52:54:00:00:00:3e";
    private const int Rounds = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_a_plain_attach_leaks_the_provider_lets_no_frame_pass_and_takes_the_NIC_away()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(GuestName, GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        var probes = ProbesOf(lab, guest);
        await using var terraform = await WriteAsync(lab, GuestName, Mac);

        // What the plan would refuse already is tried here.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await using var capture = await AttachCapture.StartAsync(lab);
        var before = await probes.TakeAsync(Token);
        var result = await terraform.ApplyAsync(Token);
        await probes.WaitForRoundsAsync(await probes.TakeAsync(Token), Rounds, Token);
        var captured = await capture.StopAsync();

        var error = Assert.Single(result.Errors);
        Assert.Equal("Unexpected VLANs on bridge port", error.Summary);
        Assert.Contains("DefaultPVID=none", error.Detail, StringComparison.Ordinal);
        Assert.Contains("The NIC was detached again", error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Mac, await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
        Assert.DoesNotContain(Mac, await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        Assert.DoesNotContain((await guest.ReadConsoleAsync(Token)).Text.Split('\n'), line => line.Contains($"{Mac},", StringComparison.Ordinal)
            && line.Contains(",up", StringComparison.Ordinal));
        foreach (var (place, frames) in captured)
        {
            Say($"provider, {place}", frames, Mac);
            Assert.Empty(AttachCapture.CountByVlan(frames, Mac));
            AssertEverybodySeen(frames);
        }

        await AttachNaivelyAsync(lab);
        await using var naive = await AttachCapture.StartAsync(lab);
        var after = await probes.WaitAsync(
            "the plain NIC to be heard",
            now => now.Heard(GuestName).Any(seen => seen.Sender == MacOf(20)) && now.Senders.Contains(GuestName),
            Token);
        after = await probes.WaitForRoundsAsync(after, Rounds, Token);
        foreach (var (place, frames) in await naive.StopAsync())
        {
            Say($"virsh attach-device, {place}", frames, NaiveMac);
            var counts = AttachCapture.CountByVlan(frames, NaiveMac);
            Assert.InRange(counts.GetValueOrDefault(30), Rounds, int.MaxValue);
            Assert.InRange(counts.GetValueOrDefault(20), Rounds, int.MaxValue);
        }

        // What the guest heard of the infrastructure network: by the plain NIC, and nothing by the provider's.
        var nics = after.Reports[GuestName].Nics;
        var leaked = nics.Where(nic => nic.Mac == NaiveMac).SelectMany(nic => nic.Heard).Where(seen => seen.Sender == MacOf(20)).Sum(seen => seen.Count);
        output.WriteLine($"The guest heard {leaked} frames of ext20 by the plain NIC.");
        Assert.InRange(leaked, Rounds, long.MaxValue);
        Assert.All(nics.Where(nic => nic.Mac == Mac), nic => Assert.Equal((0, 0L), (nic.Heard.Count, nic.Sent.Values.Sum())));
        Assert.All(ExternalHost.Vlans, vlan => Assert.DoesNotContain(after.Heard($"ext{vlan}"), seen => seen.Sender == Mac));

        // What a host was too slow to take could have been the guest's. What the guest itself was too slow for is no matter here.
        Assert.All(ExternalHost.Vlans.Select(vlan => $"ext{vlan}"), host => Assert.Equal(
            (host, 0L), (host, after.Reports[host].Dropped - before.Reports[host].Dropped)));
    }

    [Fact]
    public async Task On_the_sites_host_every_frame_is_on_the_VLAN_of_the_NIC_from_the_first_to_the_last()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(SiteGuestName, GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        var probes = ProbesOf(lab, guest);
        await using var terraform = await WriteAsync(lab, SiteGuestName, SiteMac);

        await using var capture = await AttachCapture.StartAsync(lab);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var attached = await probes.WaitAsync("the guest to send", now => now.Senders.Contains(SiteGuestName), Token);
        var after = await probes.WaitForRoundsAsync(attached, Rounds, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await probes.WaitForRoundsAsync(await probes.TakeAsync(Token), 1, Token);

        foreach (var (place, frames) in await capture.StopAsync())
        {
            Say(place, frames, SiteMac);
            var counts = AttachCapture.CountByVlan(frames, SiteMac);
            Assert.Equal([30], counts.Keys);
            Assert.InRange(counts[30], Rounds * FrameKinds.Untagged.Count, int.MaxValue);
            AssertEverybodySeen(frames);
        }

        var heard = after.Heard(SiteGuestName).Select(seen => seen.Sender).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(MacOf(30), heard);
        Assert.DoesNotContain(MacOf(40), heard);
        Assert.DoesNotContain(MacOf(50), heard);
        Assert.Contains(after.Heard("ext30"), seen => seen.Sender == SiteMac);
        Assert.All([20, 40, 50], vlan => Assert.DoesNotContain(after.Heard($"ext{vlan}"), seen => seen.Sender == SiteMac));
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

    private static async Task AttachNaivelyAsync(Lab lab)
    {
        var file = await lab.WriteFileAsync(
            "naive-nic.xml",
            $"""
            <interface type='bridge'><mac address='{NaiveMac}'/><source bridge='{Lab.Bridge}'/>
            <vlan><tag id='30'/></vlan><model type='virtio'/></interface>
            """,
            Token);
        await lab.VirshAsync(["attach-device", GuestName, file, "--live"], Token);
    }

    // The captures were awake all the while: they have what the others sent, each on its VLAN.
    private static void AssertEverybodySeen(IReadOnlyList<CapturedFrame> frames) => Assert.All(
        [20, 30, 40], vlan => Assert.InRange(AttachCapture.CountByVlan(frames, MacOf(vlan)).GetValueOrDefault(vlan), Rounds, int.MaxValue));

    private void Say(string what, IReadOnlyList<CapturedFrame> frames, string mac) => output.WriteLine(
        $"{what}: {frames.Count} frames, of the guest "
        + (string.Join(", ", AttachCapture.CountByVlan(frames, mac).OrderBy(count => count.Key).Select(count => $"{count.Value} on VLAN {count.Key}")) is { Length: > 0 } counts
            ? counts
            : "0"));
}
