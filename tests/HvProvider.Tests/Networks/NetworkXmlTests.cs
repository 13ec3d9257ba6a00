using System.Xml.Linq;
using CsCheck;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Tests.Nics;
using HvProvider.Vlans;

namespace HvProvider.Tests.Networks;

public sealed class NetworkXmlTests
{
    public static readonly string Foreign = GoldenXml.Text("site.foreign");

    private static readonly PortGroup Iot = new("iot")
    {
        Vlan = VlanConfig.Access(30),
        Bandwidth = new Bandwidth(new BandwidthLimit(1000, 2000, 5120), new BandwidthLimit(128)),
    };

    private static readonly PortGroup Dmz = new("dmz")
    {
        IsDefault = true,
        Vlan = VlanConfig.TrunkOf([41], 40),
    };

    [Fact]
    public void All_settings_of_a_network_are_read()
    {
        var network = NetworkXml.Parse(Foreign);
        Assert.Equal("lan", network.Name);
        Assert.Equal(Guid.Parse("54911e3e-ea7c-409d-a79e-8d3eff625bac"), network.Uuid);
        Assert.Equal(("bridge", "br0", "br0"), (network.ForwardMode, network.Bridge, network.HostBridge));
        Assert.Equal([Iot, Dmz, new PortGroup("infra")], network.PortGroups);
        Assert.Equal(Dmz, network.DefaultPortGroup);
        Assert.Equal(Iot, network.FindPortGroup("iot"));
        Assert.Null(network.FindPortGroup("IOT"));
        Assert.False(network.IsIsolated);
        Assert.Null(network.Vlan);
        Assert.Null(network.MacTableManager);
    }

    [Theory]
    [InlineData("<network><name>x</name></network>", null, null, null)]
    [InlineData("<network><name>x</name><bridge name='virbr0'/></network>", null, "virbr0", null)]
    [InlineData("<network><name>x</name><forward/><bridge name='virbr0'/></network>", "nat", "virbr0", null)]
    [InlineData("<network><name>x</name><forward mode='route'/><bridge name='virbr0'/></network>", "route", "virbr0", null)]
    [InlineData("<network><name>x</name><forward mode='bridge'><interface dev='eth0'/></forward></network>", "bridge", null, null)]
    [InlineData("<network><name>x</name><forward mode='bridge'/><bridge name='br0'/></network>", "bridge", "br0", "br0")]
    public void Only_forward_mode_bridge_with_a_bridge_is_a_host_bridge(string xml, string? mode, string? bridge, string? host)
    {
        var network = NetworkXml.Parse(xml);
        Assert.Equal((mode, bridge, host), (network.ForwardMode, network.Bridge, network.HostBridge));
    }

    [Fact]
    public void Settings_of_other_tools_are_read()
    {
        var network = NetworkXml.Parse(
            """
            <network connections='2'><name>x</name><forward mode='bridge'/><bridge name='br0' macTableManager='libvirt'/>
            <vlan><tag id='9'/></vlan><port isolated='yes'/><portgroup name='z'><bandwidth/></portgroup></network>
            """);
        Assert.Equal(VlanConfig.Access(9), network.Vlan);
        Assert.True(network.IsIsolated);
        Assert.Equal(NetworkXml.ManagedByLibvirt, network.MacTableManager);
        Assert.Equal([new PortGroup("z")], network.PortGroups);
    }

    [Theory]
    [InlineData("<domain/>", "The root element is 'domain', not 'network'.")]
    [InlineData("<network/>", "The network has no name.")]
    [InlineData("<network><name>", "not well-formed")]
    [InlineData("<!DOCTYPE network [<!ENTITY a 'b'>]><network><name>&a;</name></network>", "not well-formed")]
    public void XML_that_is_not_a_network_is_refused(string xml, string problem) =>
        Assert.Contains(problem, Assert.Throws<NetworkXmlException>(() => NetworkXml.Parse(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_document_of_a_new_network() => GoldenXml.AssertEqual(
        """
        <network>
          <name>lan</name>
          <forward mode='bridge'/>
          <bridge name='br0'/>
          <port isolated='yes'/>
          <portgroup name='iot'>
            <vlan>
              <tag id='30'/>
            </vlan>
            <bandwidth>
              <inbound average='1000' peak='2000' burst='5120'/>
              <outbound average='128'/>
            </bandwidth>
          </portgroup>
          <portgroup name='dmz' default='yes'>
            <vlan trunk='yes'>
              <tag id='40' nativeMode='untagged'/>
              <tag id='41'/>
            </vlan>
          </portgroup>
          <portgroup name='infra'/>
        </network>
        """,
        NetworkXmlWriter.Write(new DesiredNetwork
        {
            Name = "lan",
            Bridge = "br0",
            IsIsolated = true,
            PortGroups = [Iot, Dmz, new PortGroup("infra")],
        }).ToString());

    [Fact]
    public void Written_XML_reads_back_as_configured() => NetworkGen.Desired.Sample(desired =>
    {
        var document = NetworkXmlWriter.Write(desired);
        var network = NetworkXml.Parse(document.ToString());
        Assert.Equal((desired.Name, desired.Bridge, desired.IsIsolated), (network.Name, network.HostBridge, network.IsIsolated));
        Assert.Equal(desired.PortGroups, network.PortGroups);
        Assert.True(NetworkComparison.IsExactly(network, desired));
        Assert.DoesNotContain("macTableManager", document.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void A_network_with_foreign_elements_is_not_identical()
    {
        var desired = new DesiredNetwork { Name = "lan", Bridge = "br0", PortGroups = [Iot, Dmz] };
        Assert.True(Is(_ => { }));
        Assert.True(Is(network => network.AddFirst(new XElement("uuid", Guid.NewGuid()))));
        Assert.True(Is(network => network.SetAttributeValue("connections", "1")));
        Assert.True(Is(network => network.Add(Take(network, "iot"))));
        Assert.False(Is(network => network.SetAttributeValue("ipv6", "yes")));
        Assert.False(Is(network => network.Add(new XElement("metadata"))));
        Assert.False(Is(network => network.Element("bridge")!.SetAttributeValue("macTableManager", "libvirt")));
        Assert.False(Is(network => network.Element("portgroup")!.SetAttributeValue("trustGuestRxFilters", "yes")));
        Assert.False(Is(network => Take(network, "dmz")));
        Assert.False(Is(network => network.Add(new XElement("portgroup", new XAttribute("name", "x")))));

        bool Is(Action<XElement> change)
        {
            var found = NetworkXmlWriter.Write(desired);
            change(found);
            return NetworkComparison.IsExactly(NetworkXml.Parse(found.ToString()), desired);
        }

        static XElement Take(XElement network, string name)
        {
            var group = network.Elements("portgroup").Single(group => group.Attribute("name")!.Value == name);
            group.Remove();
            return group;
        }
    }
}
