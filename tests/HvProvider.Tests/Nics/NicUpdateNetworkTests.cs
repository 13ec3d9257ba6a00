using System.Xml.Linq;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Tests.Nics;

/// <summary>Changes of a NIC on a libvirt network, and of a NIC that moves to one.</summary>
public sealed class NicUpdateNetworkTests
{
    private static readonly DesiredNic Network = new()
    {
        Alias = "ua-site",
        Mac = MacAddress.Parse(Macs.Network),
        Source = null,
        Link = LinkState.Down,
    };

    [Fact]
    public void An_update_of_a_network_NIC_keeps_the_network_and_does_not_copy_port_group_settings()
    {
        var plan = NicUpdate.ForLive(
            GoldenXml.Nic("q35.live", Macs.Network), GoldenXml.Nic("q35.inactive", Macs.Network), Network);
        Assert.Equal(NicChange.InPlace, plan.Change);
        Assert.Equal(["link_state"], plan.Differences.Select(difference => difference.Attribute));
        GoldenXml.AssertEqual(
            """
            <interface type='network'>
              <mac address='52:54:00:44:55:66'/>
              <source network='site' portgroup='web'/>
              <model type='virtio'/>
              <link state='down'/>
              <alias name='net2'/>
              <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>
            </interface>
            """,
            plan.UpdateDocument);
    }

    [Fact]
    public void An_update_of_a_network_NIC_of_a_transient_domain_keeps_the_network()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        var form = XElement.Parse(NicUpdate.ForLive(live, null, Network).UpdateDocument!);
        Assert.Equal("network", form.Attribute("type")!.Value);
        Assert.Equal(["network", "portgroup"], form.Element("source")!.Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.Null(form.Element("vlan"));
        Assert.Null(form.Element("target"));
        Assert.NotNull(form.Element("bandwidth"));

        // The live XML does not show whether the VLAN is that of the NIC or of its port group: it is neither removed nor set repeatedly.
        var up = Network with { Link = LinkState.Up };
        Assert.Equal(NicChange.None, NicUpdate.ForLive(live, null, up with { Vlan = VlanConfig.Access(40) }).Change);
        Assert.Equal(
            ["vlan: found none, expected 41"],
            NicUpdate.ForLive(live, null, up with { Vlan = VlanConfig.Access(41) }).Differences.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData(null, 41, "vlan: found none, expected 41")]
    [InlineData("<vlan><tag id='40'/></vlan>", 40, null)]
    [InlineData("<vlan><tag id='41'/></vlan>", 41, "vlan: found 40, expected 41")]
    [InlineData("<vlan><tag id='40'/></vlan>", null, "vlan: found 40, expected none")]
    [InlineData(null, null, null)]
    public void A_network_NIC_has_an_own_VLAN_if_the_persistent_form_contains_it(string? vlan, int? wanted, string? expected)
    {
        var config = GoldenXml.Nic(
            $"<interface type='network'><source network='site' portgroup='web'/>{vlan}<model type='virtio'/></interface>");
        var plan = NicUpdate.ForLive(
            GoldenXml.Nic("q35.live", Macs.Network),
            config,
            Network with { Vlan = wanted is { } tag ? VlanConfig.Access(tag) : null, Link = LinkState.Up });
        string[] differences = expected is null ? [] : [expected];
        Assert.Equal(differences, plan.Differences.Select(difference => difference.ToString()));
    }

    [Theory]
    [InlineData("site", "web", null)]
    [InlineData("site", "db", "port_group: found web, expected db")]
    [InlineData("site", null, "port_group: found web, expected none")]
    [InlineData("other", "web", "network: found network site, port group web, expected network other, port group web")]
    public void A_network_NIC_changes_port_group_through_its_plain_bridge(string network, string? portGroup, string? difference)
    {
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        var config = GoldenXml.Nic("q35.inactive", Macs.Network);
        var desired = Network with { Source = NicSource.OfNetwork(network, portGroup), Link = LinkState.Up };
        var plan = NicUpdate.ForLive(live, config, desired);

        Assert.Equal(difference is null ? [] : [difference], plan.Differences.Select(one => one.ToString()));
        Assert.Equal(difference is null ? NicChange.None : NicChange.InPlace, plan.Change);
        Assert.Equal(difference is not null, plan.IsDetour);
        if (difference is null)
        {
            return;
        }

        // The intermediate form is a NIC on the bridge with the VLANs that it has, which older versions of libvirt cannot change.
        GoldenXml.AssertEqual(
            """
            <interface type='bridge'>
              <mac address='52:54:00:44:55:66'/>
              <source bridge='br0'/>
              <vlan>
                <tag id='40'/>
              </vlan>
              <model type='virtio'/>
              <alias name='net2'/>
              <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>
            </interface>
            """,
            plan.UpdateDocument);

        var rest = NicUpdate.ForLive(NicXmlReader.Read(XElement.Parse(plan.UpdateDocument!)), config, desired);
        Assert.Equal((NicChange.InPlace, false), (rest.Change, rest.IsDetour));
        Assert.Equal(desired.Source, NicXmlReader.Read(XElement.Parse(rest.UpdateDocument!)).Source);

        // The persistent definition is changed in one step.
        var persistent = NicUpdate.ForConfig(config, desired with { Alias = config.Alias ?? desired.Alias });
        Assert.Equal((NicChange.InPlace, false), (persistent.Change, persistent.IsDetour));
        Assert.Equal(desired.Source, NicXmlReader.Read(XElement.Parse(persistent.UpdateDocument!)).Source);
    }

    [Fact]
    public void A_bridge_NIC_moves_to_a_network_in_place()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Ours);
        var plan = NicUpdate.ForLive(live, null, NicGen.Example with { Source = NicSource.OfNetwork("site", "web"), Vlan = live.Vlan });

        Assert.Equal((NicChange.InPlace, false), (plan.Change, plan.IsDetour));
        var form = XElement.Parse(plan.UpdateDocument!);
        Assert.Equal(NicSource.OfNetwork("site", "web"), NicXmlReader.Read(form).Source);
        Assert.Equal(["network", "portgroup"], form.Element("source")!.Attributes().Select(attribute => attribute.Name.LocalName));
    }

    [Fact]
    public void A_network_NIC_moves_to_a_plain_bridge_in_place()
    {
        var live = GoldenXml.Nic("q35.live", Macs.Network);
        var config = GoldenXml.Nic("q35.inactive", Macs.Network);
        var desired = Network with { Source = NicSource.OfBridge("br0"), Vlan = VlanConfig.Access(30) };
        var plan = NicUpdate.ForLive(live, config, desired);
        Assert.Equal(NicChange.InPlace, plan.Change);
        var form = NicXmlReader.Read(XElement.Parse(plan.UpdateDocument!));
        Assert.Equal(new NicSource("bridge", "br0", null, null), form.Source);
        Assert.Equal(30, form.Vlan?.AccessTag);

        var inactive = NicUpdate.ForConfig(config, desired);
        Assert.Equal(NicChange.InPlace, inactive.Change);
        GoldenXml.AssertEqual(
            """
            <interface type='bridge'>
              <mac address='52:54:00:44:55:66'/>
              <source bridge='br0'/>
              <vlan>
                <tag id='30'/>
              </vlan>
              <model type='virtio'/>
              <link state='down'/>
              <alias name='ua-site'/>
              <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>
            </interface>
            """,
            inactive.UpdateDocument);
    }

    [Fact]
    public void A_persistent_NIC_of_another_network_does_not_determine_own_settings_of_the_running_NIC()
    {
        var config = GoldenXml.Nic(
            """
            <interface type='network' trustGuestRxFilters='yes'>
              <source network='other'/><vlan><tag id='9'/></vlan><port isolated='yes'/>
            </interface>
            """);
        var form = XElement.Parse(
            NicUpdate.ForLive(GoldenXml.Nic("q35.live", Macs.Network), config, Network).UpdateDocument!);
        Assert.Equal("site", form.Element("source")!.Attribute("network")!.Value);
        Assert.Null(form.Element("vlan"));
        Assert.Null(form.Element("port"));
        Assert.NotNull(form.Element("bandwidth"));
        Assert.Null(form.Attribute("trustGuestRxFilters"));
    }

    [Fact]
    public void TrustGuestRxFilters_of_a_network_NIC_is_taken_from_the_persistent_form()
    {
        var live = GoldenXml.Nic(GoldenXml.Nic("q35.live", Macs.Network).Element.ToString()
            .Replace("type=\"bridge\"", "type=\"bridge\" trustGuestRxFilters=\"yes\"", StringComparison.Ordinal));
        var config = GoldenXml.Nic("q35.inactive", Macs.Network);
        Assert.DoesNotContain("trust", NicUpdate.ForLive(live, config, Network).UpdateDocument!, StringComparison.Ordinal);
        config.Element.SetAttributeValue("trustGuestRxFilters", "yes");
        Assert.Contains("trust", NicUpdate.ForLive(live, config, Network).UpdateDocument!, StringComparison.Ordinal);
    }
}
