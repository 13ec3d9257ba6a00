using System.Xml.Linq;

namespace HvProvider.Networks;

/// <summary>Writes the document of a network that does not exist yet, in the order in which libvirt shows it afterwards.</summary>
internal static class NetworkXmlWriter
{
    /// <summary>The document. It has no UUID: libvirt makes one, so that a name that is taken is refused.</summary>
    public static XElement Write(DesiredNetwork network) => new(
        "network",
        new XElement("name", network.Name),
        new XElement("forward", new XAttribute("mode", NetworkXml.BridgeMode)),
        new XElement("bridge", new XAttribute("name", network.Bridge)),
        network.IsIsolated ? new XElement("port", new XAttribute("isolated", "yes")) : null,
        network.PortGroups.Select(static group => PortGroupXml.Write(group)));
}
