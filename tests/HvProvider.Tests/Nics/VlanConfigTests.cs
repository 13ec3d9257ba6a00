using CsCheck;
using HvProvider.Vlans;

namespace HvProvider.Tests.Nics;

public sealed class VlanConfigTests
{
    private const string Access30 = "<vlan><tag id='30'/></vlan>";

    [Theory]
    [InlineData(Access30, "<vlan trunk='no'><tag id='30' nativeMode='tagged'/></vlan>", true)]
    [InlineData(Access30, "<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>", true)]
    [InlineData(Access30, "<vlan trunk='yes'><tag id='30' nativeMode='tagged'/></vlan>", false)]
    [InlineData(Access30, "<vlan trunk='yes'><tag id='30'/></vlan>", false)]
    [InlineData(Access30, "<vlan><tag id='31'/></vlan>", false)]
    [InlineData(Access30, "<vlan/>", false)]
    [InlineData("<vlan><tag id='30'/><tag id='40'/></vlan>", "<vlan trunk='yes'><tag id='40'/><tag id='30'/></vlan>", true)]
    [InlineData("<vlan><tag id='30'/><tag id='40'/></vlan>", "<vlan trunk='yes'><tag id='40'/></vlan>", false)]
    [InlineData(
        "<vlan><tag id='30'/><tag id='40'/></vlan>", "<vlan><tag id='30'/><tag id='40' nativeMode='untagged'/></vlan>", false)]
    [InlineData(
        "<vlan><tag id='30'/><tag id='40' nativeMode='tagged'/></vlan>",
        "<vlan><tag id='30'/><tag id='40' nativeMode='untagged'/></vlan>",
        false)]
    public void VLANs_with_the_same_meaning_to_libvirt_are_equal(string left, string right, bool equal)
    {
        var (one, other) = (Read(left), Read(right));
        Assert.Equal(equal, one == other);
        Assert.Equal(equal, other == one);
        Assert.True(!equal || one.GetHashCode() == other.GetHashCode());
    }

    [Theory]
    [InlineData(Access30, true)]
    [InlineData("<vlan trunk='yes'><tag id='30'/></vlan>", true)]
    [InlineData("<vlan><tag id='20' nativeMode='tagged'/><tag id='30'/></vlan>", true)]
    [InlineData("<vlan/>", false)]
    [InlineData("<vlan><tag id='0'/></vlan>", false)]
    [InlineData("<vlan><tag id='30'/><tag id='4095'/></vlan>", false)]
    [InlineData("<vlan><tag id='30'/><tag id='x'/></vlan>", false)]
    [InlineData("<vlan><tag id='30'/><tag id='30'/></vlan>", false)]
    [InlineData("<vlan><tag id='30' nativeMode='tagged'/><tag id='40' nativeMode='tagged'/></vlan>", false)]
    public void Only_sound_VLANs_can_be_configured(string vlan, bool sound) => Assert.Equal(sound, Read(vlan).IsSound);

    [Fact]
    public void A_trunk_is_sound_contains_its_native_VLAN_and_ignores_the_order_of_its_tags() => NicGen.Trunk.Sample(trunk =>
    {
        Assert.True(trunk.IsSound);
        var mixed = new VlanConfig(true, [.. trunk.Tags.Reverse()]);
        Assert.Equal(trunk, mixed);
        Assert.Equal(trunk.GetHashCode(), mixed.GetHashCode());
        var named = VlanConfig.TrunkOf(
            trunk.Tags.Select(tag => tag.Id), trunk.Native?.Id, trunk.Native?.Native ?? NativeMode.Untagged);
        Assert.Equal(trunk, named);
        Assert.Equal(trunk.Tags.Count == 1 && trunk.Native?.Native == NativeMode.Untagged, trunk.AccessTag is not null);
    });

    private static VlanConfig Read(string vlan) => GoldenXml.Nic($"<interface>{vlan}</interface>").Vlan!;
}
