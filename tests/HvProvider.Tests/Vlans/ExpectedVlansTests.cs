using HvProvider.Vlans;

namespace HvProvider.Tests.Vlans;

public sealed class ExpectedVlansTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(null)]
    public void An_access_port_has_only_its_vlan_regardless_of_the_default_pvid(int? defaultPvid) =>
        Assert.Equal(new PortVlans(30, [30], []), ExpectedVlans.Of(new VlanConfig(false, [new VlanTag(30)]), defaultPvid));

    [Fact]
    public void A_nic_without_vlans_has_the_default_pvid_of_the_bridge()
    {
        Assert.Equal(new PortVlans(20, [20], []), ExpectedVlans.Of(null, 20));
        Assert.Equal(PortVlans.None, ExpectedVlans.Of(null, null));
        Assert.Equal(new PortVlans(1, [1], []), ExpectedVlans.Of(new VlanConfig(false, []), 1));
    }

    [Fact]
    public void A_trunk_drops_untagged_frames_unless_it_has_a_native_vlan()
    {
        Assert.Equal(new PortVlans(null, [], [30, 40]), ExpectedVlans.Of(Trunk(new(40), new(30)), 1));
        Assert.Equal(
            new PortVlans(20, [20], [30, 40]), ExpectedVlans.Of(Trunk(new(20, NativeMode.Untagged), new(30), new(40)), 1));
        Assert.Equal(
            new PortVlans(20, [], [20, 30, 40]), ExpectedVlans.Of(Trunk(new(20, NativeMode.Tagged), new(30), new(40)), 1));
    }

    private static VlanConfig Trunk(params VlanTag[] tags) => new(true, tags);
}
