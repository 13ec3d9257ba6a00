using System.Net;
using System.Text.Json;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>
/// Parses the output of <c>ip -json -details address show</c> (or <c>link show</c>, without addresses): iproute2's
/// <c>ip/ipaddress.c</c>, and <c>ip/iplink_bridge.c</c>, <c>iplink_bridge_slave.c</c>, <c>iplink_vlan.c</c> for the details.
/// </summary>
internal static class LinkJson
{
    private const string BridgeKind = "bridge";
    private const string VlanKind = "vlan";

    /// <summary>The links, by interface index.</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static IReadOnlyList<HostLink> Parse(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);

        // Some versions print an empty object for each link that was not requested.
        return [.. document.RootElement.Elements().Select(Read).OfType<HostLink>().OrderBy(static link => link.Index)];
    }

    private static HostLink? Read(JsonElement json)
    {
        if (json.Number("ifindex") is not { } index || json.Text("ifname") is not { } name)
        {
            return null;
        }

        var info = json.Member("linkinfo");
        var kind = info.Text("info_kind");
        return new HostLink
        {
            Index = index,
            Name = name,
            AlternativeNames = json.Texts("altnames") ?? [],
            Kind = kind,
            Mac = MacAddress.TryParse(json.Text("address"), out var mac) ? mac : null,
            PermanentMac = MacAddress.TryParse(json.Text("permaddr"), out var permanent) ? permanent : null,
            Mtu = json.Number("mtu"),
            OperationalState = json.Text("operstate"),
            IsUp = json.Texts("flags")?.Contains("UP", StringComparer.Ordinal) is true,
            Master = json.Text("master"),
            Lower = json.Text("link"),
            Addresses = [.. json.Elements("addr_info").Select(ReadAddress).OfType<LinkAddress>()],
            Bridge = kind == BridgeKind ? ReadBridge(info.Member("info_data")) : null,
            BridgePort = info.Text("info_slave_kind") == BridgeKind ? ReadPort(info.Member("info_slave_data")) : null,
            Vlan = kind == VlanKind ? ReadVlan(info.Member("info_data")) : null,
        };
    }

    private static LinkAddress? ReadAddress(JsonElement json) =>
        IPAddress.TryParse(json.Text("local"), out var address) && json.Number("prefixlen") is { } length
            ? new LinkAddress(address, length)
            : null;

    private static BridgeOptions ReadBridge(JsonElement json) => new(
        json.Flag("vlan_filtering") is true,
        json.Text("vlan_protocol"),
        json.Number("vlan_default_pvid") is { } pvid and > 0 ? pvid : null,
        json.Flag("stp_state") is true)
    {
        CallIptables = json.Flag("nf_call_iptables") is true,
        CallIp6tables = json.Flag("nf_call_ip6tables") is true,
    };

    private static BridgePortOptions ReadPort(JsonElement json) => new(json.Text("state"), json.Flag("isolated") is true);

    private static VlanOptions? ReadVlan(JsonElement json) =>
        json.Number("id") is { } id ? new VlanOptions(id, json.Text("protocol")) : null;
}
