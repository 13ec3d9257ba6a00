using System.Xml.Linq;

namespace HvProvider.Networks;

/// <summary>Writes the document of a new network, in libvirt's own order.</summary>
internal static class NetworkXmlWriter
{
    /// <summary>The document, without a UUID: libvirt assigns one and thereby rejects a name that is in use.</summary>
    public static XElement Write(DesiredNetwork network) => new(
        "network",
        new XElement("name", network.Name),
        new XElement("forward", new XAttribute("mode", NetworkXml.BridgeMode)),
        new XElement("bridge", new XAttribute("name", network.Bridge)),
        network.IsIsolated ? new XElement("port", new XAttribute("isolated", "yes")) : null,
        network.PortGroups.Select(static group => PortGroupXml.Write(group)));
}
