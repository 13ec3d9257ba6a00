using System.Xml.Linq;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>
/// Edits the parts of a persistent definition that port group updates cannot change; the network is redefined with the same UUID.
/// Metadata, elements and attributes that are not managed by Terraform are preserved.
/// </summary>
internal static class NetworkXmlEditor
{
    /// <summary>A copy of the definition with isolation set or removed.</summary>
    public static XElement WithIsolation(XElement network, bool isolated)
    {
        var copy = new XElement(network);

        // In a live definition: the number of attached NICs.
        copy.Attribute("connections")?.Remove();
        var port = copy.Element("port");
        if (isolated && port is null)
        {
            port = new XElement("port");
            (copy.Element("bridge") ?? copy.Element("name"))!.AddAfterSelf(port);
        }

        port?.SetAttributeValue("isolated", isolated ? "yes" : null);
        if (port is { HasAttributes: false, HasElements: false })
        {
            port.Remove();
        }

        return copy;
    }

    /// <summary>
    /// A copy of the definition with the VLANs of the network itself, which apply to NICs whose port group has none.
    /// </summary>
    public static XElement WithVlan(XElement network, VlanConfig? vlan)
    {
        var copy = new XElement(network);
        copy.Elements("vlan").Remove();
        if (vlan is not null)
        {
            copy.Add(VlanXml.Write(vlan));
        }

        return copy;
    }

    /// <summary>The definition with the UUID of the existing network.</summary>
    public static XElement WithUuid(XElement network, Guid uuid)
    {
        var copy = new XElement(network);
        copy.Elements("uuid").Remove();
        copy.Element("name")!.AddAfterSelf(new XElement("uuid", uuid.ToString()));
        return copy;
    }
}
