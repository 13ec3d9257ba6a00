using HvProvider.Commands.Map.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Svg;
using HvProvider.Commands.Map.Text;
using HvProvider.Commands.Map.Wording;
using HvProvider.Tests.Hosts;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Commands.Map;

/// <summary>What a map is made of, on hosts of every kind.</summary>
public sealed class MapBuildingTests
{
    [Fact]
    public async Task A_healthy_host_has_no_findings()
    {
        await using var site = await MapHost.HealthyAsync();
        var map = await site.MapAsync();

        var bridge = Assert.Single(map.Bridges);
        Assert.Equal(("br0", MapBridgeSight.Seen, "uplink0"), (bridge.Name, bridge.Sight, bridge.Uplink!.Name));
        Assert.Equal("20 PVID untagged, 30, 40", bridge.Uplink.Vlans.ToString());
        Assert.Equal([new MapVlanInterface("br0.20", 20)], bridge.VlanInterfaces);
        Assert.Empty(bridge.OtherPorts);
        Assert.Empty(map.Marked);
        Assert.Equal(["site"], bridge.Networks.Select(network => network.Name));
        Assert.Equal("No leaks, no mismatches.", MapWords.Sum(map));
    }

    [Fact]
    public async Task A_stopped_domain_is_shown_without_effective_VLANs_and_without_findings()
    {
        await using var site = await MapHost.HealthyAsync();
        var map = await site.MapAsync();

        var nic = map.Bridges[0].Nics.Single(nic => nic.Domain == "web03");
        Assert.Equal(
            (MapNicState.Stopped, null, "30 PVID untagged", null), (nic.State, nic.Effective, nic.Intended!.ToString(), nic.Tap));
        Assert.Contains("stopped: none", TextMapWriter.Write(map, false), StringComparison.Ordinal);
        Assert.Contains(">stopped: none<", SvgMapWriter.Write(map), StringComparison.Ordinal);
        Assert.Contains("\"effective_vlans_state\": \"stopped\"", JsonMapWriter.Write(map), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_PVID_left_on_tagged_ports_is_a_leak()
    {
        await using var site = await MapHost.LeakingAsync();
        var map = await site.MapAsync();

        // db01 asked for VLAN 20 itself, the router has it as its native VLAN, web03 has no port.
        Assert.Equal(
            ["iot01 Leak 20", "web01 Leak 20", "web02 Leak 20"],
            Found(map));
        Assert.All(map.Marked, nic => Assert.Contains("DefaultPVID=none", nic.Problem, StringComparison.Ordinal));
        Assert.Equal("leak: 3 NICs.", MapWords.Sum(map));
    }

    [Fact]
    public async Task VLANs_changed_by_another_tool_are_marked()
    {
        await using var site = await MapHost.MismatchedAsync();
        var map = await site.MapAsync();

        Assert.Equal(
            [
                "db01 Mismatch 20",
                "lost01 NotOnUplink 1",
                "router01 Mismatch 30",
                "typo01 MissingPortGroup ",
                "typo01 NotOnUplink 1",
                "web01 Leak 40",
                "web01 Mismatch 30",
            ],
            Found(map));
        Assert.Contains("not on a bridge", map.Marked.First().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_NICs_and_NICs_without_a_bridge_are_shown()
    {
        await using var site = await MapHost.StartAsync();
        var web = site.Add("web01", MapHost.OnBridge(1, "<vlan><tag id='30'/></vlan>"));
        web.LiveInterfaces[0].Remove();
        site.Add("nat01", "<interface type='user'><mac address='52:54:00:00:00:02'/></interface>", FakeDomainKind.Stopped);
        var map = await site.MapAsync();

        Assert.Equal(MapNicState.NotPlugged, Assert.Single(map.Bridges[0].Nics).State);
        Assert.Equal(("nat01", "user"), (Assert.Single(map.Elsewhere).Domain, map.Elsewhere[0].Type));
        Assert.Contains("nat01 (user)", TextMapWriter.Write(map, false), StringComparison.Ordinal);
        Assert.Empty((await site.MapAsync("br0")).Elsewhere);
    }

    [Fact]
    public async Task Without_access_to_the_host_nothing_of_it_is_shown()
    {
        await using var site = await MapHost.LeakingAsync();
        site.Host.IsUnreadable = true;
        var map = await site.MapAsync();

        var bridge = Assert.Single(map.Bridges);
        Assert.Equal((MapBridgeSight.NotRead, null, null), (bridge.Sight, bridge.Options, bridge.Uplink));
        Assert.Equal(UnreadPart.Host, Assert.Single(map.Unread).Name);
        Assert.Empty(map.Marked);
        Assert.All(bridge.Nics, nic => Assert.Null(nic.Effective));
        Assert.Equal("Leaks and mismatches are unknown: the VLANs of the taps were not read.", MapWords.Sum(map));
        foreach (var text in new[] { TextMapWriter.Write(map, false), SvgMapWriter.Write(map) })
        {
            Assert.Contains("Not read: the host's own network.", text, StringComparison.Ordinal);
            Assert.Contains("uplink: not read", text, StringComparison.Ordinal);
            Assert.DoesNotContain("No leaks", text, StringComparison.Ordinal);
        }

        Assert.Contains("\"part\": \"host\"", JsonMapWriter.Write(map), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LibvirtErrorCode.NoSupport)]
    [InlineData(LibvirtErrorCode.AccessDenied)]
    public async Task Unavailable_networks_are_not_read(LibvirtErrorCode code)
    {
        await using var site = await MapHost.HealthyAsync();
        site.Fake.Hooks.Fail(LibvirtProcedure.ConnectListNetworks, code);
        var map = await site.MapAsync();

        Assert.Equal(UnreadPart.Networks, Assert.Single(map.Unread).Name);
        Assert.Empty(map.Bridges[0].Networks);
        Assert.Equal(6, map.Bridges[0].Nics.Count);
        Assert.Contains("network site · not read", TextMapWriter.Write(map, false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_named_only_by_a_NIC_is_missing_and_a_filtering_bridge_without_guests_is_drawn()
    {
        await using var site = await MapHost.StartAsync();
        site.Add("web01", MapHost.OnBridge(1, bridge: "br9"), FakeDomainKind.Stopped);
        var map = await site.MapAsync();

        Assert.Equal(
            [("br0", MapBridgeSight.Seen), ("br9", MapBridgeSight.Missing)], map.Bridges.Select(bridge => (bridge.Name, bridge.Sight)));
        var text = TextMapWriter.Write(map, false);
        Assert.Contains("br9 · does not exist on the host", text, StringComparison.Ordinal);
        Assert.Contains("no NICs and no libvirt networks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_libvirt_managed_network_is_drawn_if_it_is_active()
    {
        await using var site = await MapHost.StartAsync();
        const string nat = "<network><name>default</name><forward mode='nat'/><bridge name='virbr0'/></network>";
        var network = site.Fake.Host.AddNetwork(nat, active: false);
        Assert.Equal(["br0"], (await site.MapAsync()).Bridges.Select(bridge => bridge.Name));

        network.Start();
        Assert.Equal(["br0", "virbr0"], (await site.MapAsync()).Bridges.Select(bridge => bridge.Name));
        Assert.Contains("network default · forward mode nat", TextMapWriter.Write(await site.MapAsync(), false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_ports_that_are_not_taps_leave_the_uplink_unknown()
    {
        await using var site = await MapHost.StartAsync();
        ReplaceLinks(site, text => text.Replace("\"ifname\":\"vec0\"", "\"ifname\":\"eno2\",\"master\":\"br0\"", StringComparison.Ordinal)
            .Replace("\"info_kind\":\"vlan\"", "\"info_kind\":\"vlan\",\"info_slave_kind\":\"bridge\","
                + "\"info_slave_data\":{\"state\":\"forwarding\"}", StringComparison.Ordinal)
            .Replace("\"ifname\":\"br0.20\"", "\"ifname\":\"br0.20\",\"master\":\"br0\"", StringComparison.Ordinal));
        site.Add("lost01", MapHost.OnBridge(1));
        var map = await site.MapAsync();

        Assert.Null(map.Bridges[0].Uplink);
        Assert.Contains("uplink0", map.Bridges[0].OtherPorts.Select(port => port.Name));
        Assert.Empty(map.Marked);
        Assert.Contains("uplink: ambiguous (", TextMapWriter.Write(map, false), StringComparison.Ordinal);
        Assert.Contains("uplink0", map.Bridges[0].UplinkCandidates);
    }

    [Fact]
    public async Task A_bridge_whose_only_port_is_a_dummy_device_has_no_uplink()
    {
        await using var site = await MapHost.StartAsync();
        ReplaceLinks(site, text => text.Replace("\"info_kind\":\"tun\"", "\"info_kind\":\"dummy\"", StringComparison.Ordinal)
            .Replace("\"info_kind\":\"veth\"", "\"info_kind\":\"dummy\"", StringComparison.Ordinal));
        site.Add("lost01", MapHost.OnBridge(1));

        Assert.Contains(
            "no uplink: no port leads off the host", TextMapWriter.Write(await site.MapAsync(), false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_VLANs_on_a_bridge_without_filtering_are_a_mismatch()
    {
        await using var site = await MapHost.HealthyAsync();
        ReplaceLinks(site, text => text.Replace("\"vlan_filtering\":1", "\"vlan_filtering\":0", StringComparison.Ordinal));
        var map = await site.MapAsync();

        Assert.Equal(["db01 Mismatch 20", "iot01 Mismatch 40", "router01 Mismatch 20,30,40", "web01 Mismatch 30", "web02 Mismatch 30"],
            Found(map));
        Assert.Contains("not filtered", TextMapWriter.Write(map, false), StringComparison.Ordinal);
        Assert.DoesNotContain("VLAN filtering on", TextMapWriter.Write(map, false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tap_moved_to_another_bridge_is_reported_on_both_bridges()
    {
        await using var site = await MapHost.StartAsync();
        site.Add("web01", MapHost.OnBridge(1, "<vlan><tag id='30'/></vlan>", "br9"));
        site.Host.Move("vnet0", "br0", new PortVlans(30, [30], []));
        var map = await site.MapAsync();

        Assert.Equal(("vnet0", "web01"), map.Bridges[0].OtherPorts.Select(port => (port.Name, port.Domain)).Single());
        Assert.Contains("port vnet0, tap of web01: 30 untagged", TextMapWriter.Write(map, false), StringComparison.Ordinal);
        Assert.Equal(MapBridgeSight.Missing, map.Bridges[1].Sight);
    }

    [Fact]
    public async Task Reading_uses_one_read_only_connection_and_another_for_domains()
    {
        await using var site = await MapHost.HealthyAsync();
        await site.MapAsync();

        var opened = site.Fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.ConnectOpen);
        Assert.Equal([1u, 1u], opened.Select(static call => call.Flags));
        Assert.Equal(2, site.Fake.Log.Calls.Select(call => call.Client).Distinct().Count());
    }

    private static IEnumerable<string> Found(HostMap map) => map.Marked
        .SelectMany(nic => nic.Findings.Select(finding => $"{nic.Domain} {finding.Kind} {string.Join(',', finding.Vlans)}"));

    private static void ReplaceLinks(MapHost site, Func<string, string> change) => site.Host.Recorded.Answers[RecordedHost.ShowLinks] =
        RecordedHost.Printed(change(Recording.Read("trixie-site", "address.json")));
}
