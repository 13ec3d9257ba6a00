using HvProvider.Commands.Map;
using HvProvider.Commands.Map.Model;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Commands.Map;

/// <summary>The marks of a NIC, from what it should have, what it has, and the uplink: written as PVID, untagged, tagged.</summary>
public sealed class MapFindingsTests
{
    private const string Uplink = "20/20/30 40";

    [Theory]
    [InlineData("30/30/", "30/30/", "")]
    [InlineData("20/20/30 40", "20/20/30 40", "")]
    [InlineData("30/30/", "30/20 30/", "Leak 20")]
    [InlineData("30/30/", "40/40/", "Leak 40; Mismatch 30")]
    [InlineData("30/30/", "//", "Mismatch 30")]
    [InlineData("30/30/", "//30", "Mismatch 30")]
    [InlineData("30/30/", "/30/", "Mismatch 30")]
    [InlineData("//30 40", "//40", "Mismatch 30")]
    [InlineData("//30 40", "30//30 40", "Mismatch 30")]
    [InlineData("//30", "//30 40 41", "Leak 40,41")]
    [InlineData("1/1/", "1/1/", "NotOnUplink 1")]
    [InlineData("50/50/", "1/1/", "Leak 1; Mismatch 50")]
    [InlineData("//30 50", "//30 50", "NotOnUplink 50")]
    [InlineData("//", "//", "")]
    [InlineData("50/50/", null, "NotOnUplink 50")]
    [InlineData("30/30/", null, "")]
    [InlineData(null, null, "")]
    public void Marks_show_the_differences(string? intended, string? effective, string expected) =>
        Assert.Equal(expected, Marks(Nic(intended, effective), Bridge(Uplink)));

    [Theory]
    [InlineData("20/20/", "20/20/30", "")]
    [InlineData("20/20/", "/20/30", "NotOnUplink 20")]
    [InlineData("30/30/", "20/20/30", "")]
    [InlineData("30/30/", null, "")]
    public void A_VLAN_not_allowed_both_ways_on_the_uplink_is_marked(string vlans, string? uplink, string expected) =>
        Assert.Equal(expected, Marks(Nic(vlans, vlans), Bridge(uplink)));

    [Theory]
    [InlineData("30/30/", "VLAN 30 between guests of this host")]
    [InlineData("20/20/", "the uplink \"uplink0\", which carries it untagged")]
    [InlineData("//30 40", null)]
    public void A_NIC_whose_packets_the_firewall_of_the_host_drops_is_marked(string vlans, string? expected)
    {
        var firewall = BridgeFirewall.Of(
            new HostBridge(new HostLink { Index = 1, Name = "br0" }, Bridge(Uplink).Options!, PortVlans.None, [], []),
            new BridgeNetfilter(CallIptables: true, CallIp6tables: true, FiltersTagged: false)
            {
                Ip = new ForwardFirewall(true, [new ForwardChains(["FORWARD"], [])]),
            });
        var finding = MapFindings.Of(Nic(vlans, vlans), Bridge(Uplink) with { Firewall = firewall }).SingleOrDefault();
        Assert.Equal(expected is null ? null : MapFindingKind.Firewall, finding?.Kind);
        Assert.Contains(expected ?? "", finding?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_bridge_that_was_not_read_has_no_VLAN_findings() => Assert.Empty(MapFindings.Of(
        Nic("30/30/", null), new MapBridge { Name = "br0", Sight = MapBridgeSight.NotRead }));

    private static string Marks(MapNic nic, MapBridge bridge) => string.Join(
        "; ", MapFindings.Of(nic, bridge).Select(finding => $"{finding.Kind} {string.Join(',', finding.Vlans)}"));

    private static MapNic Nic(string? intended, string? effective) => new()
    {
        Domain = "web01",
        DomainUuid = Guid.Empty,
        IsRunning = effective is not null,
        Link = LinkState.Up,
        State = effective is null ? MapNicState.Stopped : MapNicState.Read,
        Intended = Port(intended),
        Effective = Port(effective),
        Problem = effective is null || intended == effective ? null : "It is not as it should be.",
    };

    private static MapBridge Bridge(string? uplink) => new()
    {
        Name = "br0",
        Sight = MapBridgeSight.Seen,
        Options = new BridgeOptions(true, "802.1Q", 1, false),
        Uplink = Port(uplink) is { } vlans ? new MapPort("uplink0", "forwarding", vlans, false, null) : null,
    };

    private static PortVlans? Port(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('/');
        return new PortVlans(parts[0].Length == 0 ? null : int.Parse(parts[0]), Numbers(parts[1]), Numbers(parts[2]));
    }

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
}
