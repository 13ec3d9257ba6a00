using System.Xml.Linq;
using HvProvider.Xml;

namespace HvProvider.Networks;

/// <summary>Checks whether an existing network equals the one that would be created.</summary>
internal static class NetworkComparison
{
    /// <summary>
    /// Whether a definition equals the output of <see cref="NetworkXmlWriter"/>, except for the UUID and the order of port
    /// groups. A definition with other content belongs to another tool.
    /// </summary>
    public static bool IsExactly(NetworkXml found, DesiredNetwork desired) =>
        XmlMeaning.AreEqual(Bare(found.Root), Bare(NetworkXmlWriter.Write(desired)));

    private static XElement Bare(XElement network)
    {
        var copy = new XElement(network);
        copy.Elements("uuid").Remove();

        // It contains the number of attached NICs, which is not part of the definition.
        copy.Attribute("connections")?.Remove();
        var groups = copy.Elements("portgroup").ToList();
        groups.ForEach(static group => group.Remove());
        copy.Add(groups.OrderBy(static group => group.Attribute("name")?.Value, StringComparer.Ordinal));
        return copy;
    }
}
