using System.Globalization;
using System.Xml.Linq;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>Reads an <c>interface</c> element. Nothing in it is required: a NIC that somebody else made may be of any kind.</summary>
internal static class NicXmlReader
{
    /// <summary>Reads the element, whatever it holds.</summary>
    public static Nic Read(XElement element) => new()
    {
        Element = element,
        Alias = Attribute(element, "alias", "name"),
        Mac = MacAddress.TryParse(Attribute(element, "mac", "address"), out var mac) ? mac : null,
        Source = ReadSource(element),
        Vlan = VlanXml.Read(element.Element("vlan")),
        Bandwidth = BandwidthXml.Read(element.Element("bandwidth")),
        Model = Attribute(element, "model", "type"),
        Link = Attribute(element, "link", "state") switch
        {
            "up" => LinkState.Up,
            "down" => LinkState.Down,
            _ => null,
        },
        PciAddress = PciXml.ReadAddress(element),
        Tap = Attribute(element, "target", "dev"),
        Mtu = Number(Attribute(element, "mtu", "size")),
        BootOrder = Number(Attribute(element, "boot", "order")),
    };

    private static NicSource ReadSource(XElement element) => new(
        element.Attribute("type")?.Value,
        Attribute(element, "source", "bridge"),
        Attribute(element, "source", "network"),
        Attribute(element, "source", "portgroup"));

    private static string? Attribute(XElement element, string child, string attribute) =>
        element.Element(child)?.Attribute(attribute)?.Value;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
