using Hypervisors;
using Hypervisors.Guests;
using Xunit.Sdk;

namespace Labs.Tests.Support;

/// <summary>A class that leaves something in a lab fails, and no other class gets that lab.</summary>
public sealed class LabLeaseTests
{
    private const string Vlans = "20 PVID u, 30, 40";
    private const string BridgeVlans = "1 PVID u, 20, 30, 40";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lab_is_reused_until_a_class_leaves_something_in_it_and_fails()
    {
        // Its own pool, so that no other class takes the lab in between. Disposing it fails if the ended lab is still in it.
        await using var fixture = new LabFixture();
        var clean = new LabLeases(fixture);
        var lab = await LeaveNothingAsync(clean);
        Assert.Empty(clean.Left);
        await clean.DisposeAsync();

        var traces = LabTraces.Find(lab);
        Assert.NotEmpty(traces.Namespaces);
        var leaving = new LabLeases(fixture) { RestTimeout = TimeSpan.FromSeconds(1) };
        var (reused, left) = await LeaveEverythingAsync(leaving);

        Assert.Same(lab, reused);
        Assert.Equal(
            left.Select(item => $"{nameof(A_lab_is_reused_until_a_class_leaves_something_in_it_and_fails)}: {item}").Order(),
            leaving.Left.Order());
        await Assert.ThrowsAsync<EmptyException>(async () => await leaving.DisposeAsync());
        Assert.Empty(traces.FindRemains());
    }

    private static async Task<Lab> LeaveNothingAsync(LabLeases leases)
    {
        await using var lease = await leases.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("gone"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        return lease.Lab;
    }

    /// <summary>Leaves one thing of every kind, and returns how each is reported.</summary>
    private static async Task<(Lab Lab, IReadOnlyList<string> Left)> LeaveEverythingAsync(LabLeases leases)
    {
        await using var lease = await leases.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        var (domain, network) = (lease.DrawName("left"), lease.DrawName("left"));
        var (link, port, file) = (lease.DrawName("left"), lease.DrawName("left"), $"{lease.DrawName("99-left")}.network");
        await lab.DefineGuestAsync(domain, GuestOptions.Idle, Token);
        await DefineNetworkAsync(lab, network);
        await lab.RunAsync(["ip", "link", "add", link, "type", "bridge"], Token);
        await lab.RunAsync(["ip", "tuntap", "add", "dev", port, "mode", "tap"], Token);
        await lab.RunAsync(["ip", "link", "set", port, "master", Lab.Bridge], Token);
        await lab.RunAsync(["bridge", "vlan", "add", "dev", Lab.Uplink, "vid", "50"], Token);
        await lab.RunAsync(["bridge", "vlan", "add", "dev", Lab.Bridge, "vid", "60", "self"], Token);
        await lab.Networkd.AddFileAsync(file, "", Token);
        return (lab,
        [
            $"left behind: domain {domain}",
            $"left behind: network {network}",
            $"left behind: link {link}",
            $"left behind: port {port} of {Lab.Bridge}",
            $"left behind: VLANs of {Lab.Uplink}: {Vlans}, 50",
            $"missing: VLANs of {Lab.Uplink}: {Vlans}",
            $"left behind: VLANs of {Lab.Bridge}: {BridgeVlans}, 60",
            $"missing: VLANs of {Lab.Bridge}: {BridgeVlans}",

            // The checksum of an empty file, as cksum(1) prints it.
            $"left behind: file: 4294967295 0 {file}",
        ]);
    }

    private static async Task DefineNetworkAsync(Lab lab, string name) => await lab.VirshAsync(
        [
            "net-define",
            await lab.WriteFileAsync(
                $"{name}.xml",
                $"<network><name>{name}</name><forward mode='bridge'/><bridge name='{Lab.Bridge}'/></network>",
                Token),
        ],
        Token);
}
