using System.Text.Json;
using System.Xml.Linq;
using HvProvider.Commands.Map.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Svg;
using HvProvider.Commands.Map.Text;
using HvProvider.Commands.Map.Wording;
using HvProvider.Hosts.Kernel;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Commands.Map;

/// <summary>Names are those of others, and none of them may be obeyed or break a format.</summary>
public sealed class EscapingTests
{
    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>", "a&b", "\"quoted\" 'too'", "]]>", "&amp;", "--><!--", "\u001b[31mred\u001b[0m", "tab\there",
            "line\nfeed",
        "nul\0", "\uFFFE", "日本語", "🖥️ guest", "é\u0301", "-", " ", "a-name-that-is-much-longer-than-a-picture-has-room-for-in-a-column",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_SVG_is_well_formed_for_any_names(string name)
    {
        var svg = XDocument.Parse(SvgMapWriter.Write(MapOf(name)), LoadOptions.PreserveWhitespace).Root!;
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        SvgLayout.AssertNothingOverlaps(svg);

        // The domain stands in a guest's box behind the dot of its link; there is one more on no bridge.
        var domains = svg.Descendants().Where(element => element.Name.LocalName == "circle")
            .Select(dot => dot.ElementsAfterSelf().First().Value);
        if (name.Length < 30 && !name.Any(c => char.IsControl(c) || c == '\uFFFE'))
        {
            Assert.Equal([name, name], domains.Take(2));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void JSON_output_contains_names_unchanged(string name)
    {
        using var json = JsonDocument.Parse(JsonMapWriter.Write(MapOf(name)));
        var nic = json.RootElement.GetProperty("bridges")[0].GetProperty("interfaces")[0];
        Assert.Equal((name, name), (nic.GetProperty("domain").GetString(), nic.GetProperty("name").GetString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_characters_are_escaped_for_terminals(string name)
    {
        var text = TextMapWriter.Write(MapOf(name), hasColour: false);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        if (name.Length < 30)
        {
            Assert.Equal(TextMapWriter.Write(MapOf("plain"), hasColour: false).Count(c => c == '\n'), text.Count(c => c == '\n'));
        }
    }

    [Theory]
    [InlineData("日本語")]
    [InlineData("plain")]
    public void Columns_are_aligned_for_names_of_any_width(string name)
    {
        var lines = TextMapWriter.Write(MapOf(name), hasColour: false).Split('\n');
        var heading = lines.First(line => line.Contains("MAC address", StringComparison.Ordinal));
        var nic = lines.First(line => line.Contains("52:54:00:00:00:01", StringComparison.Ordinal));
        Assert.Equal(
            TerminalText.Width(heading[..heading.IndexOf("MAC", StringComparison.Ordinal)]),
            TerminalText.Width(nic[..nic.IndexOf("52:54", StringComparison.Ordinal)]));
    }

    private static HostMap MapOf(string name)
    {
        var vlans = new PortVlans(30, [30], []);
        var network = new MapNetwork
        {
            Name = name,
            IsActive = true,
            ForwardMode = "bridge",
            IsIsolated = false,
            Vlan = null,
            PortGroups = [new PortGroup(name) { Vlan = VlanConfig.Access(30) }],
        };
        var bridge = new MapBridge
        {
            Name = name,
            Sight = MapBridgeSight.Seen,
            Options = new BridgeOptions(true, "802.1Q", null, false),
            OwnVlans = PortVlans.None,
            Uplink = new MapPort(name, name, vlans, false, null),
            OtherPorts = [new MapPort(name, null, vlans, true, name)],
            VlanInterfaces = [new MapVlanInterface(name, 30)],
            Networks = [network],
        };
        var nic = new MapNic
        {
            Domain = name,
            DomainUuid = Guid.Empty,
            IsRunning = true,
            Name = name,
            Mac = "52:54:00:00:00:01",
            Tap = name,
            Link = LinkState.Up,
            Type = name,
            Bridge = name,
            Network = name,
            PortGroup = name,
            Intended = vlans,
            Effective = vlans,
            State = MapNicState.Read,
            Problem = name,
            Findings = [new MapFinding(MapFindingKind.Leak, [20], name)],
        };
        return new HostMap
        {
            Uri = name,
            Hostname = name,
            LibvirtVersion = name,
            Unread = [new UnreadPart(UnreadPart.Networks, name)],
            Bridges = [bridge with { Nics = [nic] }],
            Elsewhere = [nic],
        };
    }
}
