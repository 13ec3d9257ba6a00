using System.Text.Json;
using CsCheck;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;

namespace HvProvider.Tests.Hosts.Kernel;

public sealed class LinkJsonTests
{
    private const string Origin = "ip -json";

    [Fact]
    public void The_options_of_a_bridge_are_read()
    {
        var bridge = Parse("trixie-default-pvid-20", "br0");

        Assert.Equal("bridge", bridge.Kind);
        Assert.Equal(new BridgeOptions(VlanFiltering: true, "802.1Q", DefaultPvid: 20, Stp: false), bridge.Bridge);
        Assert.Equal(1500, bridge.Mtu);
        Assert.True(bridge.IsUp);
        Assert.NotNull(bridge.Mac);
    }

    [Fact]
    public void A_bridge_without_a_default_PVID_has_none() =>
        Assert.Null(Parse("bookworm-default-pvid-none", "br0").Bridge!.DefaultPvid);

    [Fact]
    public void A_kernel_without_bridge_VLANs_reports_no_VLAN_protocol() => Assert.Equal(
        new BridgeOptions(VlanFiltering: false, VlanProtocol: null, DefaultPvid: null, Stp: false),
        Parse("no-vlans", "br0").Bridge);

    [Theory]
    [InlineData("vnet0", false)]
    [InlineData("vnet1", true)]
    public void The_bridge_and_isolation_of_a_port_are_read(string name, bool isolated)
    {
        var port = Parse("trixie-site", name);

        Assert.Equal(("br0", "tun"), (port.Master, port.Kind));
        Assert.Equal(new BridgePortOptions("forwarding", isolated), port.BridgePort);
    }

    [Fact]
    public void The_VLAN_and_lower_link_of_a_VLAN_interface_are_read()
    {
        var vlan = Parse("trixie-site", "br0.20");

        Assert.Equal("br0", vlan.Lower);
        Assert.Equal(new VlanOptions(20, "802.1Q"), vlan.Vlan);
        Assert.Contains(vlan.Addresses, address => address.ToString().StartsWith("10.20.0.", StringComparison.Ordinal)
            && address.PrefixLength == 24);
    }

    [Fact]
    public void A_link_with_its_peer_in_another_namespace_has_no_lower_link() =>
        Assert.Null(Parse("trixie-site", "uplink0").Lower);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[{},{}]")]
    [InlineData("{}")]
    public void Empty_output_contains_no_link(string text) => Assert.Empty(LinkJson.Parse(text, Origin));

    [Theory]
    [InlineData("Cannot open netlink socket")]
    [InlineData("[{\"ifindex\":1")]
    public void Output_that_is_not_JSON_is_an_error_that_names_the_command(string text)
    {
        var error = Assert.Throws<HostReadException>(() => LinkJson.Parse(text, Origin));
        Assert.Contains(Origin, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_another_type_read_as_missing()
    {
        var link = Assert.Single(LinkJson.Parse(
            """
            [{"ifindex":4,"ifname":"x","mtu":"big","address":7,"flags":"UP","master":[],"addr_info":{"a":1},
              "linkinfo":{"info_kind":"bridge","info_data":[1],"info_slave_kind":"bridge","info_slave_data":null}}]
            """,
            Origin));

        Assert.Null(link.Mtu);
        Assert.Null(link.Mac);
        Assert.False(link.IsUp);
        Assert.Equal(new BridgeOptions(false, null, null, false), link.Bridge);
    }

    [Fact]
    public void Damaged_output_is_read_or_refused_without_other_exceptions()
    {
        var text = Recording.Read("trixie-site", "address.json");
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char["{}[]\",0 "])
            .Sample(damage => Survives(() => LinkJson.Parse(text[..damage.Item1] + damage.Item2 + text[(damage.Item1 + 1)..], Origin)));
    }

    /// <summary>Whether reading ends in a result, or in the one exception that it may end in.</summary>
    internal static bool Survives(Action read)
    {
        try
        {
            read();
        }
        catch (HostReadException exception) when (exception.InnerException is null or JsonException)
        {
            // Refused.
        }

        return true;
    }

    private static HostLink Parse(string host, string name) =>
        LinkJson.Parse(Recording.Read(host, "address.json"), Origin).Single(link => link.Name == name);
}
