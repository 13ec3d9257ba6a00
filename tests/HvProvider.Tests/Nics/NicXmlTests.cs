using System.Xml.Linq;
using CsCheck;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using HvProvider.Xml;

namespace HvProvider.Tests.Nics;

public sealed class NicXmlTests
{
    [Fact]
    public void The_document_of_a_new_NIC() => GoldenXml.AssertEqual(
        """
        <interface type='bridge'>
          <mac address='52:0a:0b:0c:0d:0e'/>
          <source bridge='br0'/>
          <vlan>
            <tag id='30'/>
          </vlan>
          <model type='virtio'/>
          <link state='down'/>
          <alias name='ua-lan'/>
          <address type='pci' domain='0x0000' bus='0x07' slot='0x00' function='0x0'/>
        </interface>
        """,
        NicXmlWriter.ForAttach(NicGen.Example with { Link = LinkState.Down, PciAddress = new PciAddress(0, 7, 0, 0) }));

    [Fact]
    public void The_document_of_a_new_NIC_without_VLAN_and_address() => GoldenXml.AssertEqual(
        """
        <interface type='bridge'>
          <mac address='52:0a:0b:0c:0d:0e'/>
          <source bridge='br0'/>
          <model type='e1000'/>
          <link state='up'/>
          <alias name='ua-lan'/>
        </interface>
        """,
        NicXmlWriter.ForAttach(NicGen.Example with { Vlan = null, Model = "e1000" }));

    [Fact]
    public void The_document_of_a_new_NIC_on_a_trunk() => GoldenXml.AssertEqual(
        """
        <interface type='bridge'>
          <mac address='52:0a:0b:0c:0d:0e'/>
          <source bridge='br0'/>
          <vlan trunk='yes'>
            <tag id='30'/>
            <tag id='40'/>
          </vlan>
          <model type='virtio'/>
          <link state='up'/>
          <alias name='ua-lan'/>
        </interface>
        """,
        NicXmlWriter.ForAttach(NicGen.Example with { Vlan = VlanConfig.TrunkOf([40, 30, 30]) }));

    [Theory]
    [InlineData("untagged")]
    [InlineData("tagged")]
    public void The_native_VLAN_of_a_trunk_is_one_of_its_tags(string text)
    {
        var mode = text == "tagged" ? NativeMode.Tagged : NativeMode.Untagged;
        var expected = $"<vlan trunk='yes'><tag id='20' nativeMode='{text}'/><tag id='30'/></vlan>";
        GoldenXml.AssertEqual(expected, VlanXml.Write(VlanConfig.TrunkOf([30], 20, mode)).ToString());
        GoldenXml.AssertEqual(expected, VlanXml.Write(VlanConfig.TrunkOf([20, 30], 20, mode)).ToString());
    }

    [Fact]
    public void A_new_NIC_needs_a_source() =>
        Assert.Throws<ArgumentException>(() => NicXmlWriter.ForAttach(NicGen.Example with { Source = null }));

    [Fact]
    public void Written_XML_reads_back_as_configured() => NicGen.Desired.Sample(desired =>
    {
        var nic = NicXmlReader.Read(SafeXml.Parse(NicXmlWriter.ForAttach(desired)));
        Assert.Equal(desired.Alias, nic.Alias);
        Assert.Equal(desired.Mac, nic.Mac);
        Assert.Equal(desired.Source, nic.Source);
        Assert.Equal(desired.Vlan, nic.Vlan);
        Assert.Equal(desired.Model, nic.Model);
        Assert.Equal(desired.Link, nic.EffectiveLink);
        Assert.Equal(desired.PciAddress, nic.PciAddress);
        Assert.Empty(NicComparison.ForAdoption(nic, desired));
    });

    [Fact]
    public void All_settings_of_a_live_NIC_are_read()
    {
        var nic = GoldenXml.Nic("q35.live", Macs.Rich);
        Assert.Equal("ua-storage", nic.Alias);
        Assert.Equal("storage", nic.Name);
        Assert.Equal(new NicSource("bridge", "br0", null, null), nic.Source);
        Assert.Equal("virtio", nic.Model);
        Assert.Equal(LinkState.Down, nic.EffectiveLink);
        Assert.Equal("0000:06:00.0", nic.PciAddress?.ToString());
        Assert.Equal("vnet6", nic.Tap);
        Assert.Equal(new VlanConfig(true, [new VlanTag(20, NativeMode.Untagged), new VlanTag(30)]), nic.Vlan);
    }

    [Fact]
    public void A_missing_element_reads_as_null()
    {
        var nic = GoldenXml.Nic("<interface/>");
        Assert.Equal(new NicSource(null, null, null, null), nic.Source);
        Assert.Null(nic.Alias);
        Assert.Null(nic.Tap);
        Assert.All(
            NicSettingTable.All.Where(static setting => setting != LinkStateSetting.Setting),
            setting => Assert.Null(nic.Settings.GetRaw(setting)));
        Assert.Equal(LinkState.Up, nic.EffectiveLink);
        Assert.Null(nic.Name);
    }

    [Theory]
    [InlineData("<interface type='ethernet'><mac address='junk'/><mtu size='x'/><link/><boot/><target/></interface>")]
    [InlineData("<interface type='hostdev'><source><address type='pci' bus='1'/></source></interface>")]
    [InlineData("<interface type='future'>text<source/><vlan/><model/><alias/><address/></interface>")]
    [InlineData("<interface><vlan><tag/></vlan><link state='sideways'/><mtu size='-1'/></interface>")]
    public void NICs_of_other_types_are_read_without_a_bridge_or_network(string xml)
    {
        var nic = GoldenXml.Nic(xml);
        Assert.Null(nic.Mac);
        Assert.Equal(LinkState.Up, nic.EffectiveLink);
        Assert.Null(nic.PciAddress);
        Assert.Null(nic.Vlan?.AccessTag);
    }

    [Theory]
    [InlineData("<vlan><tag id='30'/></vlan>", 30, false, "30")]
    [InlineData("<vlan><tag id='30' nativeMode='untagged'/></vlan>", 30, false, "30 (native, untagged)")]
    [InlineData("<vlan trunk='no'><tag id='30'/></vlan>", 30, false, "30")]
    [InlineData("<vlan trunk='yes'><tag id='30'/></vlan>", null, true, "trunk of 30")]
    [InlineData("<vlan trunk='YES'><tag id='30'/></vlan>", null, true, "trunk of 30")]
    [InlineData("<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>", 30, true, "trunk of 30 (native, untagged)")]
    [InlineData("<vlan><tag id='20'/><tag id='30' nativeMode='tagged'/></vlan>", null, true, "trunk of 30 (native, tagged), 20")]
    [InlineData("<vlan trunk='yes'><tag id='30' nativeMode='tagged'/></vlan>", null, true, "trunk of 30 (native, tagged)")]
    [InlineData("<vlan><tag id='20'/><tag id='31'/><tag id='30'/></vlan>", null, true, "trunk of 20, 30-31")]
    [InlineData("<vlan><tag id='30'/><tag id='30'/></vlan>", null, true, "trunk of 30, 30")]
    [InlineData("<vlan><tag id='x'/></vlan>", null, false, "unreadable")]
    [InlineData("<vlan><tag id='x'/><tag id='30'/></vlan>", null, true, "trunk of unreadable, 30")]
    [InlineData("<vlan/>", null, false, "no tag")]
    public void VLANs_are_interpreted_as_libvirt_does(string vlan, int? accessTag, bool trunk, string text)
    {
        var nic = GoldenXml.Nic($"<interface>{vlan}</interface>");
        Assert.Equal(accessTag, nic.Vlan!.AccessTag);
        Assert.Equal(trunk, nic.Vlan.Trunk);
        Assert.Equal(text, nic.Vlan.ToString());
    }

    [Fact]
    public void The_live_form_of_a_network_NIC_is_not_a_plain_bridge_NIC()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        Assert.Equal(new NicSource("bridge", "br0", "site", "web"), live.Source);
        Assert.True(live.Source.IsNetwork);
        Assert.True(live.Source.IsResolvedNetwork);
        Assert.False(live.Source.IsPlainBridge);
        Assert.Equal("network site, port group web", live.Source.ToString());
        var config = GoldenXml.Nic("q35.inactive", Macs.Network);
        Assert.True(config.Source.IsNetwork);
        Assert.False(config.Source.IsResolvedNetwork);
    }

    [Fact]
    public void A_NIC_is_detached_by_its_own_document()
    {
        var nic = GoldenXml.Nic("q35.inactive", Macs.Foreign);
        Assert.True(XNode.DeepEquals(nic.Element, XElement.Parse(NicXmlWriter.ForDetach(nic))));
    }
}
