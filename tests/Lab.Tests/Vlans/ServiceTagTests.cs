using Hypervisors;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Vlans;

/// <summary>
/// Guests on a bridge with the VLAN protocol 802.1ad, whose uplink leads to a switch that uses it as well: what guests and external hosts
/// receive of each other, with the tags.
/// </summary>
public sealed class ServiceTagTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Kinds { get; } =
        ["broadcast", FrameKinds.Tagged(30), FrameKinds.Tagged(40), "ad-30-40", "ad-40-30"];

    private static Dictionary<string, (string Bridge, string Vlans)> Nics { get; } = new()
    {
        ["access"] = (Lab.Bridge, "vlan = 30"),
        ["trunk"] = (Lab.Bridge, "trunk = { tags = [30, 40] }"),
        ["native"] = (Lab.Bridge, "trunk = { tags = [40], native = 30 }"),
    };

    [Fact]
    public async Task An_access_port_carries_the_tags_of_the_guest_and_a_trunk_carries_service_tags()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Pvid1, Token);
        await using var guest = await GuestNics.StartAsync(lease, "service");
        await SetProtocolAsync(lease.Lab, "802.1ad");
        try
        {
            await AssertWarningsAsync(guest);
            await guest.ApplyAsync(Nics);
            var reach = await guest.CountAsync(Nics.Keys, Kinds);
            output.WriteLine(string.Join('\n', reach));
            Assert.Equal(
                new Dictionary<string, NicReach>
                {
                    // The tags of the guest are carried inside VLAN 30; its own service tag 30 is that of the port.
                    ["access"] = new(
                        "30 PVID u", "ext30", "broadcast at ext30, tag-30 at ext30 (30), tag-40 at ext30 (40), ad-30-40 at ext30 (40)"),

                    // Without a service tag, the bridge drops the frames.
                    ["trunk"] = new("30, 40", "ext30 (ad30), ext40 (ad40)", "ad-30-40 at ext30 (40), ad-40-30 at ext40 (30)"),
                    ["native"] = new(
                        "30 PVID u, 40",
                        "ext30, ext40 (ad40)",
                        "broadcast at ext30, tag-30 at ext30 (30), tag-40 at ext30 (40), ad-30-40 at ext30 (40), ad-40-30 at ext40 (30)"),
                },
                reach);
        }
        finally
        {
            await SetProtocolAsync(lease.Lab, "802.1Q");
        }
    }

    private static async Task AssertWarningsAsync(GuestNics guest)
    {
        await guest.WriteAsync(Nics);
        var warnings = (await guest.PlanAsync()).OrThrow().Warnings.Where(warning => warning.Summary == "Trunk uses 802.1ad tags").ToList();
        Assert.Equal(2, warnings.Count);
        Assert.Single(warnings, warning => warning.Detail.Contains("are carried inside VLAN 30", StringComparison.Ordinal));
        Assert.Single(warnings, warning => warning.Detail.Contains("are dropped", StringComparison.Ordinal));
    }

    // Of the host and of the switch, which otherwise would handle frames with service tags as untagged.
    private static async Task SetProtocolAsync(Lab lab, string protocol)
    {
        await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_protocol", protocol], Token);
        await lab.Switch.RunAsync(["ip", "link", "set", "switch", "type", "bridge", "vlan_protocol", protocol], Token);
    }
}
