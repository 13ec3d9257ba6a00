using Labs.Network;

namespace Labs.Tests.Network;

/// <summary>The parser of the output of <c>bridge vlan</c>.</summary>
public sealed class VlanTableTests
{
    [Fact]
    public void Flags_and_ranges_are_read()
    {
        var table = VlanTable.Parse(
            """
            [ {"ifname":"uplink0","vlans":[{"vlan":20,"flags":["PVID","Egress Untagged"]},{"vlan":30},{"vlan":40,"vlanEnd":42}]},
              {"ifname":"vnet0","vlans":[{"vlan":20,"flags":["Egress Untagged"]},{"vlan":30,"flags":["PVID"]}]} ]
            """);

        Assert.Equal("20 PVID u, 30, 40, 41, 42", table["uplink0"].ToString());
        Assert.Equal((int?)20, table["uplink0"].Pvid);
        Assert.Equal([20], table["uplink0"].Untagged);
        Assert.Equal([30, 40, 41, 42], table["uplink0"].Tagged);
        Assert.Equal("20 u, 30 PVID", table["vnet0"].ToString());
        Assert.Equal("-", table["vnet1"].ToString());
        Assert.Null(table["vnet1"].Pvid);
    }

    [Fact]
    public void A_bridge_without_ports_prints_nothing() => Assert.Empty(VlanTable.Parse("\n").Ports);
}
