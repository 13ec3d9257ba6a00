using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>Reads an <c>interface</c> element. Nothing in it is required: a NIC that another tool defined may be of any kind.</summary>
internal static class NicXmlReader
{
    /// <summary>Reads the element, regardless of its content.</summary>
    public static Nic Read(XElement element) => new()
    {
        Element = element,
        Alias = InterfaceXml.Attribute(element, "alias", "name"),
        Source = ReadSource(element),
        Settings = NicSettingValues.Read(element),
        Tap = InterfaceXml.Attribute(element, "target", "dev"),
    };

    private static NicSource ReadSource(XElement element) => new(
        element.Attribute("type")?.Value,
        InterfaceXml.Attribute(element, "source", "bridge"),
        InterfaceXml.Attribute(element, "source", "network"),
        InterfaceXml.Attribute(element, "source", "portgroup"));
}
