using System.Xml.Linq;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>Writes port groups.</summary>
internal static class PortGroupXml
{
    /// <summary>The element of a port group.</summary>
    /// <param name="group">The configured port group.</param>
    /// <param name="present">
    /// The existing element, whose other content is preserved (an Open vSwitch port, trusted receive filters). Null for a new
    /// one.
    /// </param>
    public static XElement Write(PortGroup group, XElement? present = null)
    {
        var element = present is null ? new XElement("portgroup") : new XElement(present);
        element.SetAttributeValue("name", group.Name);
        element.SetAttributeValue("default", group.IsDefault ? "yes" : null);
        Replace(element, "vlan", VlanXml.Read, group.Vlan, VlanXml.Write);
        Replace(element, "bandwidth", BandwidthXml.Read, group.Bandwidth, BandwidthXml.Write);
        return element;
    }

    /// <summary>An equivalent child keeps its notation.</summary>
    private static void Replace<T>(XElement group, string name, Func<XElement?, T?> read, T? desired, Func<T, XElement> write)
        where T : class
    {
        if (Equals(read(group.Element(name)), desired))
        {
            return;
        }

        group.Elements(name).Remove();
        if (desired is not null)
        {
            group.Add(write(desired));
        }
    }
}
