using CsCheck;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;
using HvProvider.Vlans;

namespace HvProvider.Tests.Hosts.Kernel;

public sealed class VlanJsonTests
{
    private const string Origin = "bridge -json";

    [Theory]
    [InlineData("trixie-site", "uplink0", "20 PVID untagged, 30, 40")]
    [InlineData("trixie-site", "br0", "1 PVID untagged, 20, 30, 40")]
    [InlineData("trixie-site", "vnet0", "30 PVID untagged")]
    [InlineData("trixie-site", "vnet1", "30, 40")]
    [InlineData("trixie-default-pvid-20", "vnet0", "20 untagged, 30 PVID untagged")]
    [InlineData("bookworm-site", "uplink0", "1 untagged, 20 PVID untagged, 30, 40")]
    public void The_VLANs_of_recorded_ports_are_read(string host, string port, string vlans) =>
        Assert.Equal(vlans, VlanJson.Parse(Recording.Read(host, "vlan.json"), Origin)[port].ToString());

    [Fact]
    public void A_port_without_VLANs_is_omitted() =>
        Assert.DoesNotContain("vnet2", VlanJson.Parse(Recording.Read("trixie-default-pvid-none", "vlan.json"), Origin).Keys);

    [Fact]
    public void Ranges_are_expanded()
    {
        var vlans = VlanJson.Parse(
            """
            [{"ifname":"p","vlans":[
                {"vlan":1,"flags":["PVID"]},{"vlan":10,"vlanEnd":12},{"vlan":20,"vlanEnd":21,"flags":["Egress Untagged"]}]}]
            """,
            Origin)["p"];

        Assert.Equal(new PortVlans(1, [20, 21], [1, 10, 11, 12]), vlans);
        Assert.Null(vlans.UntaggedBothWays);
    }

    [Theory]
    [InlineData("""{"vlan":0}""")]
    [InlineData("""{"vlan":4095}""")]
    [InlineData("""{"vlan":"20"}""")]
    [InlineData("""{"vlan":20,"vlanEnd":10}""")]
    [InlineData("""{"vlan":20,"vlanEnd":2000000000}""")]
    [InlineData("""{"vlan":20,"vlanEnd":null}""")]
    [InlineData("{}")]
    public void An_invalid_VLAN_ID_is_refused(string vlan) => Assert.Throws<HostReadException>(
        () => VlanJson.Parse($$"""[{"ifname":"p","vlans":[{{vlan}}]}]""", Origin));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("[]")]
    public void Empty_output_contains_no_port(string text) => Assert.Empty(VlanJson.Parse(text, Origin));

    [Fact]
    public void Damaged_output_is_read_or_refused_without_other_exceptions()
    {
        var text = Recording.Read("trixie-site", "vlan.json");
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char["{}[]\",9-"])
            .Sample(damage => LinkJsonTests.Survives(() =>
                VlanJson.Parse(text[..damage.Item1] + damage.Item2 + text[(damage.Item1 + 1)..], Origin)));
    }
}
