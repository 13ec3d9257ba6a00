using System.Xml.Linq;
using CsCheck;
using HvProvider.Networks;
using HvProvider.Tests.Nics;
using HvProvider.Vlans;

namespace HvProvider.Tests.Networks;

/// <summary>What is none of ours in a network stays as it is.</summary>
public sealed class NetworkXmlEditorTests
{
    [Fact]
    public void Isolation_is_added_and_removed_without_other_changes()
    {
        var before = NetworkXml.Parse(NetworkXmlTests.Foreign).Root;
        var isolated = NetworkXmlEditor.WithIsolation(before, isolated: true);
        GoldenXml.AssertEqual(
            NetworkXmlTests.Foreign.Replace(
                "<bridge name='br0'/>", "<bridge name='br0'/><port isolated='yes'/>", StringComparison.Ordinal),
            isolated.ToString());
        Assert.Equal(Canonical(before), Canonical(NetworkXmlEditor.WithIsolation(isolated, isolated: false)));
    }

    [Fact]
    public void Only_managed_parts_of_a_port_group_change() => GoldenXml.AssertEqual(
        """
        <portgroup name='infra' trustGuestRxFilters='yes' default='yes'>
          <vlan>
            <tag id='20'/>
          </vlan>
        </portgroup>
        """,
        PortGroupXml.Write(
            new PortGroup("infra") { IsDefault = true, Vlan = VlanConfig.Access(20) },
            NetworkXml.Parse(NetworkXmlTests.Foreign).FindPortGroupElement("infra")).ToString());

    [Theory]
    [InlineData("<vlan trunk='yes'><tag id='30' nativeMode='untagged'/></vlan>")]
    [InlineData("<vlan><tag id='30' nativeMode='tagged'/></vlan>")]
    public void A_VLAN_with_the_same_meaning_keeps_its_notation(string vlan)
    {
        var present = XElement.Parse($"<portgroup name='iot'>{vlan}</portgroup>");
        GoldenXml.AssertEqual(
            $"<portgroup name='iot' default='yes'>{vlan}</portgroup>",
            PortGroupXml.Write(new PortGroup("iot") { IsDefault = true, Vlan = VlanConfig.Access(30) }, present).ToString());
    }

    [Fact]
    public void Foreign_elements_of_a_network_survive() =>
        Gen.Select(NetworkGen.Desired, NetworkGen.ForeignElements, Gen.Bool).Sample((desired, foreign, isolated) =>
        {
            var network = NetworkXmlWriter.Write(desired);
            network.Add(foreign.Select(XElement.Parse));
            network.SetAttributeValue("ipv6", "yes");
            var edited = NetworkXmlEditor.WithIsolation(network, isolated);
            Assert.Equal(isolated, NetworkXml.Parse(edited.ToString()).IsIsolated);
            Assert.Equal(Canonical(WithoutPort(network)), Canonical(WithoutPort(edited)));
        });

    [Fact]
    public void Other_settings_of_the_network_s_port_survive()
    {
        var network = XElement.Parse("<network><name>x</name><port future='1'/></network>");
        var isolated = NetworkXmlEditor.WithIsolation(network, isolated: true);
        GoldenXml.AssertEqual("<network><name>x</name><port future='1' isolated='yes'/></network>", isolated.ToString());
        Assert.Equal(network.ToString(), NetworkXmlEditor.WithIsolation(isolated, isolated: false).ToString());
    }

    [Fact]
    public void Foreign_parts_of_a_port_group_survive() => Gen.Select(
        NetworkGen.PortGroups.Where(static groups => groups.Length > 1), NetworkGen.ForeignOfPortGroup).Sample((groups, foreign) =>
    {
        var present = PortGroupXml.Write(groups[0]);
        present.Add(foreign.Select(XElement.Parse));
        present.SetAttributeValue("trustGuestRxFilters", "yes");
        var wanted = groups[1] with { Name = groups[0].Name };
        var edited = PortGroupXml.Write(wanted, present);
        Assert.Equal([wanted], NetworkXml.Parse(new XElement("network", new XElement("name", "x"), edited).ToString()).PortGroups);
        Assert.Equal(Canonical(Bare(present)), Canonical(Bare(edited)));
    });

    private static XElement WithoutPort(XElement network)
    {
        var copy = new XElement(network);
        copy.Elements("port").Remove();
        return copy;
    }

    private static XElement Bare(XElement group)
    {
        var copy = new XElement(group);
        copy.Elements("vlan").Remove();
        copy.Elements("bandwidth").Remove();
        copy.SetAttributeValue("default", null);
        return copy;
    }

    /// <summary>The document with its attributes in order and without white space between elements.</summary>
    private static string Canonical(XElement element)
    {
        var copy = new XElement(element);
        foreach (var one in copy.DescendantsAndSelf())
        {
            one.ReplaceAttributes(one.Attributes().OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal).ToArray());
            if (!one.IsEmpty && !one.Nodes().Any())
            {
                one.RemoveNodes();
            }
        }

        return copy.ToString(SaveOptions.DisableFormatting);
    }
}
