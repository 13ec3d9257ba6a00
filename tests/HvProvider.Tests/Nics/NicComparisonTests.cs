using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Nics;

public sealed class NicComparisonTests
{
    private const string OurNic =
        """
        <interface type='bridge'>
          <mac address='52:0A:0b:0c:0d:0e'/><source bridge='br0'/><vlan><tag id='30'/></vlan><target dev='vnet4'/>
          <model type='virtio'/><link state='up'/><alias name='ua-lan'/>
          <address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>
        </interface>
        """;

    [Fact]
    public void A_NIC_written_by_the_provider_matches_its_configuration()
    {
        foreach (var definition in (string[])["q35.live", "q35.inactive"])
        {
            var nic = GoldenXml.Nic(definition, Macs.Ours);
            Assert.Empty(NicComparison.WithDesired(nic, NicGen.Example));
            Assert.Empty(NicComparison.ForAdoption(nic, NicGen.Example));
        }
    }

    [Theory]
    [InlineData("ua-lan", "ua-x", "alias: found ua-x, expected ua-lan")]
    [InlineData("<alias name='ua-lan'/>", "", "alias: found none, expected ua-lan")]
    [InlineData("52:0A", "52:0b", "mac_address: found 52:0b:0b:0c:0d:0e, expected 52:0a:0b:0c:0d:0e")]
    [InlineData("bridge='br0'", "bridge='br1'", "bridge: found br1, expected br0")]
    [InlineData("source bridge='br0'", "source network='n' bridge='br0'", "bridge: found network n, expected br0")]
    [InlineData("<interface type='bridge'", "<interface type='direct'", "bridge: found type direct, expected br0")]
    [InlineData("id='30'", "id='31'", "vlan: found 31, expected 30")]
    [InlineData("<vlan><tag id='30'/></vlan>", "", "vlan: found none, expected 30")]
    [InlineData("<vlan>", "<vlan trunk='yes'>", "vlan: found trunk of 30, expected 30")]
    [InlineData("<tag id='30'/>", "<tag id='30'/><tag id='31'/>", "vlan: found trunk of 30-31, expected 30")]
    [InlineData("'virtio'", "'e1000'", "model: found e1000, expected virtio")]
    [InlineData("<model type='virtio'/>", "", "model: found none, expected virtio")]
    [InlineData("state='up'", "state='down'", "link_state: found down, expected up")]
    [InlineData("bus='0x03'", "bus='0x04'", "pci_address: found 0000:04:00.0, expected 0000:03:00.0")]
    public void Every_difference_names_its_attribute(string from, string to, string difference)
    {
        var nic = GoldenXml.Nic(OurNic.Replace(from, to, StringComparison.Ordinal));
        var desired = NicGen.Example with { PciAddress = new PciAddress(0, 3, 0, 0) };
        Assert.Equal([difference], NicComparison.WithDesired(nic, desired).Select(found => found.ToString()));
        Assert.Equal([difference], NicComparison.ForAdoption(nic, desired).Select(found => found.ToString()));
    }

    [Fact]
    public void A_missing_link_element_means_up()
    {
        var nic = GoldenXml.Nic(OurNic.Replace("<link state='up'/>", "", StringComparison.Ordinal));
        Assert.Empty(NicComparison.WithDesired(nic, NicGen.Example));
        Assert.Equal(
            ["link_state"],
            NicComparison.WithDesired(nic, NicGen.Example with { Link = LinkState.Down }).Select(found => found.Attribute));
    }

    [Fact]
    public void An_unexpected_tag_is_a_difference() => Assert.Equal(
        ["vlan: found 30, expected none"],
        NicComparison.WithDesired(GoldenXml.Nic(OurNic), NicGen.Example with { Vlan = null }).Select(found => found.ToString()));

    [Fact]
    public void An_alias_assigned_by_libvirt_is_no_live_difference_but_prevents_adoption()
    {
        var nic = GoldenXml.Nic(OurNic.Replace("ua-lan", "net0", StringComparison.Ordinal));
        Assert.Empty(NicComparison.WithDesired(nic, NicGen.Example));
        Assert.Equal(["alias"], NicComparison.ForAdoption(nic, NicGen.Example).Select(found => found.Attribute));
    }

    [Theory]
    [InlineData("<link state='up'/>", "<link state='up'/><bandwidth/>", "bandwidth")]
    [InlineData("<link state='up'/>", "<mtu size='1400'/>", "mtu")]
    [InlineData("type='bridge'", "type='bridge' trustGuestRxFilters='yes'", "trustGuestRxFilters")]
    [InlineData("<mac ", "<mac type='static' ", "type")]
    [InlineData("vnet4", "mytap", "target")]
    [InlineData("<link state='up'/>", "<x:model xmlns:x='urn:x'/>", "model")]
    public void A_foreign_setting_is_no_difference_but_prevents_adoption(string from, string to, string name)
    {
        var nic = GoldenXml.Nic(OurNic.Replace(from, to, StringComparison.Ordinal));
        Assert.Empty(NicComparison.WithDesired(nic, NicGen.Example));
        Assert.Equal([name], NicComparison.ForAdoption(nic, NicGen.Example).Select(found => found.Attribute));
    }

    [Theory]
    [InlineData(Macs.Foreign)]
    [InlineData(Macs.Ours)]
    [InlineData(Macs.Network)]
    [InlineData(Macs.Rich)]
    public void Both_definitions_of_an_unchanged_NIC_are_in_sync(string mac) => Assert.Empty(
        NicComparison.BetweenDefinitions(GoldenXml.Nic("q35.live", mac), GoldenXml.Nic("q35.inactive", mac)));

    [Theory]
    [InlineData("ua-lan", "ua-x", "alias")]
    [InlineData("<alias name='ua-lan'/>", "", "alias")]
    [InlineData("52:0A", "52:0b", "mac_address")]
    [InlineData("bridge='br0'", "bridge='br1'", "bridge")]
    [InlineData("id='30'", "id='31'", "vlan")]
    [InlineData("<vlan>", "<vlan trunk='yes'>", "vlan")]
    [InlineData("<vlan><tag id='30'/></vlan>", "", "vlan")]
    [InlineData("'virtio'", "'e1000'", "model")]
    [InlineData("state='up'", "state='down'", "link_state")]
    [InlineData("bus='0x03'", "bus='0x04'", "pci_address")]
    [InlineData("<link state='up'/>", "", null)]
    [InlineData("<link state='up'/>", "<mtu size='1400'/>", null)]
    [InlineData("<target dev='vnet4'/>", "", null)]
    public void Differences_between_the_definitions_are_reported(string from, string to, string? attribute)
    {
        var live = GoldenXml.Nic(OurNic);
        var config = GoldenXml.Nic(OurNic.Replace(from, to, StringComparison.Ordinal));
        string[] expected = attribute is null ? [] : [attribute];
        Assert.Equal(expected, NicComparison.BetweenDefinitions(live, config).Select(found => found.Attribute));
    }

    [Fact]
    public void An_alias_that_takes_effect_at_the_next_start_is_no_difference()
    {
        var live = GoldenXml.Nic(OurNic.Replace("ua-lan", "net0", StringComparison.Ordinal));
        Assert.Empty(NicComparison.BetweenDefinitions(live, GoldenXml.Nic(OurNic)));
    }

    [Fact]
    public void A_network_NIC_differs_if_its_own_VLAN_or_its_port_group_differs()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        var config = GoldenXml.Text("q35.inactive");
        var ownVlan = config.Replace(
            "<source network='site' portgroup='web'/>",
            "<source network='site' portgroup='web'/><vlan><tag id='41'/></vlan>",
            StringComparison.Ordinal);
        var otherGroup = config.Replace("portgroup='web'", "portgroup='db'", StringComparison.Ordinal);
        Assert.Equal(["vlan"], Differences(live, ownVlan));
        Assert.Equal(["network"], Differences(live, otherGroup));
    }

    [Fact]
    public void A_VLAN_inherited_from_the_port_group_is_no_difference()
    {
        var desired = NicGen.Example with { Mac = MacAddress.Parse(Macs.Network), Source = null, Vlan = null };
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        Assert.Empty(NicComparison.WithDesired(live, desired));
        Assert.Equal(
            ["vlan: found 40, expected 30"],
            NicComparison.WithDesired(live, desired with { Vlan = VlanConfig.Access(30) }).Select(found => found.ToString()));
    }

    private static IEnumerable<string> Differences(Nic live, string config) => NicComparison
        .BetweenDefinitions(live, DomainXml.Parse(config).Nics.Single(nic => nic.Mac == live.Mac))
        .Select(found => found.Attribute);
}
