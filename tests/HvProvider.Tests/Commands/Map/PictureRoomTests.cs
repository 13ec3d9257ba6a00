using System.Globalization;
using System.Xml.Linq;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Svg;
using HvProvider.Commands.Map.Text;
using HvProvider.Hosts.Kernel;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Commands.Map;

/// <summary>That a picture has room for hosts of every size: nothing overlaps, and nothing is left out unsaid.</summary>
public sealed class PictureRoomTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 40, 3)]
    [InlineData(3, 5, 7)]
    [InlineData(2, 3, 60)]
    public void Elements_do_not_overlap(int bridges, int nics, int vlans)
    {
        var map = MapOf(bridges, nics, vlans);
        var svg = XDocument.Parse(SvgMapWriter.Write(map)).Root!;

        SvgLayout.AssertNothingOverlaps(svg);
        var labels = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToHashSet();
        Assert.All(map.Bridges.SelectMany(bridge => bridge.Nics), nic => Assert.Contains(nic.Mac!, labels));
        var text = TextMapWriter.Write(map, hasColour: true);
        Assert.All(map.Bridges.SelectMany(bridge => bridge.Nics), nic => Assert.Contains(nic.Mac!, text, StringComparison.Ordinal));
    }

    [Fact]
    public void VLANs_beyond_the_available_space_are_counted()
    {
        // Every second VLAN, so that none of them are neighbours.
        var svg = SvgMapWriter.Write(MapOf(1, 1, 60));
        Assert.Contains(">+ 53<", svg, StringComparison.Ordinal);
        Assert.Contains("100 tagged", TextMapWriter.Write(MapOf(1, 1, 1), hasColour: false), StringComparison.Ordinal);
    }

    private static HostMap MapOf(int bridges, int nics, int vlans) => new()
    {
        Uri = "qemu:///system",
        Hostname = "kvm01",
        LibvirtVersion = "11.3.0",
        Unread = [],
        Bridges = [.. Enumerable.Range(0, bridges).Select(bridge => BridgeOf(bridge, nics, vlans))],
        Elsewhere = [],
    };

    private static MapBridge BridgeOf(int number, int nics, int vlans)
    {
        var port = new PortVlans(null, [], [.. Enumerable.Range(0, vlans).Select(vlan => 100 + (2 * vlan))]);
        return new MapBridge
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"br{number}"),
            Sight = MapBridgeSight.Seen,
            Options = new BridgeOptions(true, "802.1Q", null, false),
            Uplink = new MapPort("eno1", "forwarding", port, false, null),
            VlanInterfaces = [new MapVlanInterface("br0.20", 20), new MapVlanInterface("br0.4094", 4094)],
            Nics = [.. Enumerable.Range(0, nics).Select(nic => NicOf(nic, port))],
        };
    }

    private static MapNic NicOf(int number, PortVlans port) => new()
    {
        Domain = string.Create(CultureInfo.InvariantCulture, $"guest-{number}"),
        DomainUuid = Guid.Empty,
        IsRunning = true,
        Name = number % 2 == 0 ? null : "lan",
        Mac = string.Create(CultureInfo.InvariantCulture, $"52:54:00:00:00:{number:x2}"),
        Tap = string.Create(CultureInfo.InvariantCulture, $"vnet{number}"),
        Link = LinkState.Up,
        State = MapNicState.Read,
        Intended = port,
        Effective = port,
    };
}
