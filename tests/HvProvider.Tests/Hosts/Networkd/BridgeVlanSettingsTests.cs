using HvProvider.Hosts.Networkd;
using HvProvider.Vlans;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class BridgeVlanSettingsTests
{
    private static readonly SystemdVersion Old = new(252);
    private static readonly SystemdVersion New = new(257);

    [Fact]
    public void Sections_are_merged_and_include_PVID_and_untagged_VLANs()
    {
        var settings = Read("[BridgeVLAN]\nPVID=20\nEgressUntagged=20-21\n[BridgeVLAN]\nVLAN=30-32\n[BridgeVLAN]\nVLAN=40", Old)!;

        Assert.Equal((20, false), (settings.Pvid, settings.HasNoPvid));
        Assert.Equal("20-21, 30-32, 40", VlanRanges.Format(settings.Vlans));
        Assert.Equal("20-21", VlanRanges.Format(settings.Untagged));
    }

    [Fact]
    public void A_file_without_VLANs_is_empty() => Assert.True(Read("[Match]\nName=x", Old)!.IsEmpty);

    [Fact]
    public void Newer_versions_reset_on_an_empty_value_and_support_no_PVID()
    {
        var settings = Read("[BridgeVLAN]\nPVID=20\nVLAN=30\n[BridgeVLAN]\nVLAN=\nVLAN=40\nPVID=no", New)!;

        Assert.Equal((null, true), (settings.Pvid, settings.HasNoPvid));
        Assert.Equal([40], settings.Vlans);
    }

    [Theory]
    [InlineData("VLAN=")]
    [InlineData("PVID=no")]
    [InlineData("VLAN=0")]
    [InlineData("VLAN=4095")]
    [InlineData("VLAN=30-20")]
    [InlineData("VLAN=20, 30")]
    [InlineData("EgressUntagged=x")]
    [InlineData("PVID=20-30")]
    public void Values_that_versions_read_differently_are_unknown(string setting) =>
        Assert.Null(Read($"[BridgeVLAN]\n{setting}", Old));

    [Fact]
    public void Without_a_known_version_newer_notations_are_unknown() => Assert.Null(Read("[BridgeVLAN]\nPVID=no", null));

    private static BridgeVlanSettings? Read(string text, SystemdVersion? version) =>
        BridgeVlanSettings.Read(Views.FileOf(text), version);
}
