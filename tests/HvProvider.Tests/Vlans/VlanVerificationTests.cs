using HvProvider.DomainNics;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;
using HvProvider.Vlans;

namespace HvProvider.Tests.Vlans;

public sealed class VlanVerificationTests
{
    private static readonly PortVlans Expected = new(30, [30], []);

    private static readonly HostView Host = new(
        new KernelView([], [], new Dictionary<string, PortVlans>(), []),
        new NetworkdView.Running(
            new SystemdVersion(257),
            new Dictionary<int, NetworkdLink> { [1] = new() { Index = 1, Name = "br0", SetupState = "configured" } },
            null));

    [Fact]
    public void Expected_vlans_are_no_mismatch() => Assert.Null(Check(Bridge(1), Port("br0", Expected)));

    [Fact]
    public void A_leak_reports_the_default_pvid_and_where_to_change_it()
    {
        var mismatch = Check(Bridge(20), Port("br0", new PortVlans(30, [20, 30], [])))!;
        Assert.Equal("VLANs of tap \"vnet0\": 20 untagged, 30 PVID untagged.", mismatch.Found);
        Assert.Equal("30 PVID untagged", mismatch.Expected);
        Assert.Contains("VLAN 20 leaks to the guest", mismatch.Cure, StringComparison.Ordinal);
        Assert.Contains("DefaultPVID=none", mismatch.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bridge_without_filtering_is_a_mismatch_for_a_nic_with_vlans_only()
    {
        var bridge = Bridge(1, isFiltering: false);
        Assert.Contains("VLANFiltering=yes", Check(bridge, Port("br0", Expected))!.Cure, StringComparison.Ordinal);
        Assert.Null(VlanVerification.Check(bridge, "vnet0", Port("br0", new(1, [1], [])), asksForVlans: false, new(1, [1], []), Host));
    }

    [Fact]
    public void A_tap_on_another_bridge_or_none_is_a_mismatch()
    {
        Assert.Contains("is not on a bridge", Check(Bridge(1), Port(null, PortVlans.None))!.Found, StringComparison.Ordinal);
        Assert.Contains("on bridge \"br1\"", Check(Bridge(1), Port("br1", Expected))!.Found, StringComparison.Ordinal);
        Assert.Contains("no link \"vnet0\"", Check(Bridge(1), null)!.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tap_that_is_down_is_a_mismatch()
    {
        var port = Port("br0", Expected);
        var mismatch = Check(Bridge(1), port with { Link = port.Link with { IsUp = false } })!;
        Assert.Equal((MismatchKind.Down, "The tap \"vnet0\" is down on the host."), (mismatch.Kind, mismatch.Found));
    }

    [Fact]
    public void A_missing_vlan_reports_network_files_that_match_taps() =>
        Assert.Contains("[BridgeVLAN]", Check(Bridge(1), Port("br0", PortVlans.None))!.Cure, StringComparison.Ordinal);

    private static VlanMismatch? Check(HostLink bridge, HostPort? port) =>
        VlanVerification.Check(bridge, "vnet0", port, asksForVlans: true, Expected, Host);

    private static HostLink Bridge(int? defaultPvid, bool isFiltering = true) => new()
    {
        Index = 1,
        Name = "br0",
        Bridge = new BridgeOptions(isFiltering, "802.1Q", defaultPvid, Stp: false),
    };

    private static HostPort Port(string? bridge, PortVlans vlans) => new(
        new HostLink
        {
            Index = 2,
            Name = "vnet0",
            IsUp = true,
            Master = bridge,
            BridgePort = bridge is null ? null : new BridgePortOptions("forwarding", Isolated: false),
        },
        vlans);
}
