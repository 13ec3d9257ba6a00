using System.Xml.Linq;
using HvProvider.Xml;

namespace HvProvider.Networks;

/// <summary>Tells whether a network is exactly the one that would be made.</summary>
internal static class NetworkComparison
{
    /// <summary>
    /// Whether a definition is to the letter what <see cref="NetworkXmlWriter"/> writes, but for its UUID and the order of its port
    /// groups. One with anything else in it is somebody's own.
    /// </summary>
    public static bool IsExactly(NetworkXml found, DesiredNetwork wanted) =>
        XmlMeaning.AreEqual(Bare(found.Root), Bare(NetworkXmlWriter.Write(wanted)));

    private static XElement Bare(XElement network)
    {
        var copy = new XElement(network);
        copy.Elements("uuid").Remove();

        // The number of NICs that are on it is shown there, and is no part of the definition.
        copy.Attribute("connections")?.Remove();
        var groups = copy.Elements("portgroup").ToList();
        groups.ForEach(static group => group.Remove());
        copy.Add(groups.OrderBy(static group => group.Attribute("name")?.Value, StringComparer.Ordinal));
        return copy;
    }
}
