using Hypervisors;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Vlans;

/// <summary>
/// VLAN 1 as a configured VLAN, on a host whose default PVID it is, and beside a bridge with another default PVID. On the uplink it is
/// untagged, so ext20 behind the switch is on it.
/// </summary>
public sealed class VlanOneTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Access = "access";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Kinds { get; } = ["broadcast", FrameKinds.Tagged(1), .. FrameKinds.SelfTagged];

    [Fact]
    public async Task Vlan_1_is_on_the_bridge_as_configured_and_passes_no_other_packets()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Pvid1, Token);
        var other = lease.DrawName("pvid99");
        await lease.Lab.RunAsync(
            ["ip", "link", "add", other, "up", "type", "bridge", "vlan_filtering", "1", "vlan_default_pvid", "99"], Token);
        try
        {
            await using var guest = await GuestNics.StartAsync(lease, "one");
            await AssertPortsAsync(guest, other);
            var tap = (await guest.ReadTapsAsync())[Access];
            await AssertRefusedAsync(guest, other);
            await AssertPacketsAsync(guest, other);

            // Without a VLAN, the NIC is on the default PVID, which is the same port.
            Assert.Equal("1 PVID u", (await guest.ApplyAsync(NicsOf(other, "")))[Access]);
            Assert.Equal(tap, (await guest.ReadTapsAsync())[Access]);
        }
        finally
        {
            await lease.Lab.RunAsync(["ip", "link", "delete", other], Token);
        }
    }

    private static Dictionary<string, (string Bridge, string Vlans)> NicsOf(string other, string access, string untagged = "") => new()
    {
        [Access] = (Lab.Bridge, access),
        ["trunk"] = (Lab.Bridge, "trunk = { tags = [1, 30] }"),
        ["native"] = (Lab.Bridge, "trunk = { tags = [30], native = 1 }"),
        ["tagged"] = (Lab.Bridge, "trunk = { tags = [30], native = 1, native_mode = \"tagged\" }"),
        ["untagged99"] = (other, untagged),
        ["trunk99"] = (other, "trunk = { tags = [1], native = 99 }"),
    };

    private static async Task AssertPortsAsync(GuestNics guest, string other)
    {
        var vlans = await guest.ApplyAsync(NicsOf(other, "vlan = 30"));
        Assert.Equal(
            new Dictionary<string, string>
            {
                [Access] = "30 PVID u",
                ["trunk"] = "1, 30",
                ["native"] = "1 PVID u, 30",
                ["tagged"] = "1 PVID, 30",
                ["untagged99"] = "99 PVID u",
                ["trunk99"] = "1, 99 PVID u",
            },
            vlans);
    }

    /// <summary>Where another VLAN is the default PVID, vlan = 1 leaks like any other access VLAN, and the plan refuses it.</summary>
    private async Task AssertRefusedAsync(GuestNics guest, string other)
    {
        await guest.WriteAsync(NicsOf(other, "vlan = 30", untagged: "vlan = 1"));
        var error = Assert.Single((await guest.PlanAsync()).Errors);
        output.WriteLine($"{error.Summary}: {error.Detail}");
        Assert.Equal("Default PVID would leak to guest", error.Summary);
    }

    private async Task AssertPacketsAsync(GuestNics guest, string other)
    {
        var nics = NicsOf(other, "vlan = 1");
        await guest.ApplyAsync(nics);
        var reach = await guest.CountAsync([Access, "trunk", "native", "tagged"], Kinds);
        output.WriteLine(string.Join('\n', reach));
        Assert.Equal(
            new Dictionary<string, NicReach>
            {
                [Access] = new("1 PVID u", "ext20", "broadcast at ext20, tag-1 at ext20, tag-0 at ext20"),
                ["trunk"] = new("1, 30", "ext20 (1), ext30 (30)", "tag-1 at ext20, tag-30 at ext30"),
                ["native"] = new(
                    "1 PVID u, 30", "ext20, ext30 (30)", "broadcast at ext20, tag-1 at ext20, tag-0 at ext20, tag-30 at ext30"),
                ["tagged"] = new(
                    "1 PVID, 30", "ext20 (1), ext30 (30)", "broadcast at ext20, tag-1 at ext20, tag-0 at ext20, tag-30 at ext30"),
            },
            reach);
    }
}
