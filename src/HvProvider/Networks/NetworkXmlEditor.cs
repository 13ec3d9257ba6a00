using System.Xml.Linq;

namespace HvProvider.Networks;

/// <summary>
/// Mends what no update of a port group can: the persistent definition of a network, made anew under the same UUID. What is none of
/// ours (metadata, elements and attributes that others have set) stays as it is.
/// </summary>
internal static class NetworkXmlEditor
{
    /// <summary>A copy of the definition that isolates its NICs, or does not.</summary>
    public static XElement WithIsolation(XElement network, bool isolated)
    {
        var copy = new XElement(network);

        // Of a live definition: how many NICs are on it.
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

    /// <summary>The definition of a network that exists already, by its UUID.</summary>
    public static XElement WithUuid(XElement network, Guid uuid)
    {
        var copy = new XElement(network);
        copy.Elements("uuid").Remove();
        copy.Element("name")!.AddAfterSelf(new XElement("uuid", uuid.ToString()));
        return copy;
    }
}
