using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Labs.Captures;
using Labs.Probes;
using Labs.Tests.Packets;

namespace Labs.Tests.Probes;

/// <summary>
/// That guests of both architectures send and count every kind of frame, on a bridge without VLANs: everything arrives as
/// it was sent.
/// </summary>
public sealed class GuestProbeTests
{
    private const string MacA = "52:54:00:00:00:1f";
    private const string MacB = "52:54:00:00:00:29";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_guests_on_a_plain_bridge_hear_everything_of_each_other()
    {
        await using var hypervisor = await Hypervisor.StartAsync(Token);
        await using var a = await hypervisor.DefineGuestAsync("a", GuestOptions.Packets, Token);
        await using var b = await hypervisor.DefineGuestAsync(
            "b", GuestOptions.Packets with { Architecture = GuestArchitecture.X86 }, Token);
        await Task.WhenAll(a.StartReadyAsync(Token), b.StartReadyAsync(Token));
        await AttachAsync(hypervisor, a, MacA);
        await AttachAsync(hypervisor, b, MacB);
        var group = new ProbeGroup([new GuestProbe("a", a.ProbeFile), new GuestProbe("b", b.ProbeFile)]);
        await group.WaitAsync("both to send", now => now.Senders.Count() == 2, Token);

        var tap = (await hypervisor.VirshAsync(["domiflist", "b"], Token)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        await using var capture = await PacketCapture.StartAsync(hypervisor, "tap", tap, CaptureOptions.Leaving, Token);
        var window = await group.CountAsync(rounds: 4, Token);
        var frames = await capture.StopAsync(Token);

        TestContext.Current.TestOutputHelper!.WriteLine(WindowTables.FormatPairs(window, ["a", "b"], name => name));
        Assert.Equal(0, window.Dropped);
        foreach (var kind in FrameKinds.All)
        {
            var tags = VlanRules.TagsAsSent(kind);
            Assert.True(window.Sent("a", kind) >= 4);
            Assert.InRange(window.Heard("b", "a", kind, tags), window.Sent("a", kind), long.MaxValue);
            Assert.InRange(window.Heard("a", "b", kind, tags), window.Sent("b", kind), long.MaxValue);
            Assert.Equal(window.Heard("b", "a", kind), window.Heard("b", "a", kind, tags));
            Assert.InRange(
                frames.Count(frame => frame.Probe?.Sender == MacA && frame.Probe.Kind == kind && frame.TagText == tags),
                window.Sent("a", kind),
                long.MaxValue);
        }

        await PingAsync(hypervisor, new GuestAddresses(MacA));
        await hypervisor.VirshAsync(["detach-device-alias", "a", "ua-lan", "--live"], Token);
        await a.WaitForNicsAsync(nics => nics.Count == 0, Token);
        await group.WaitAsync("the guest to send no more", now => now.Senders.SequenceEqual(["b"]), Token);
    }

    private static async Task AttachAsync(Hypervisor hypervisor, Guest guest, string mac)
    {
        var nic = await hypervisor.WriteFileAsync(
            $"{guest.Name}.nic.xml",
            $"""
            <interface type='bridge'>
              <mac address='{mac}'/><source bridge='{Hypervisor.Bridge}'/><model type='virtio'/><alias name='ua-lan'/>
            </interface>
            """,
            Token);
        await hypervisor.VirshAsync(["attach-device", guest.Name, nic, "--live"], Token);
        await guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);
    }

    private static async Task PingAsync(Hypervisor hypervisor, GuestAddresses guest)
    {
        await hypervisor.RunAsync(["ip", "address", "add", "10.99.0.1/16", "dev", Hypervisor.Bridge], Token);
        await hypervisor.RunAsync(["ip", "address", "add", "fd00:30::1/64", "dev", Hypervisor.Bridge, "nodad"], Token);
        foreach (var address in new[] { guest.Shared, guest.InV6(30) })
        {
            await Wait.UntilAsync(
                $"an answer of {address}",
                () => hypervisor.TryRunAsync(["ping", "-c", "1", "-W", "5", $"{address}"], Token),
                answer => answer.ExitCode == 0,
                TimeSpan.FromSeconds(30),
                Token);
        }
    }
}
