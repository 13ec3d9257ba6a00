using System.Xml.Linq;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>Mends differences in a copy of an interface, touching nothing but what differs.</summary>
internal static class NicEditor
{
    /// <summary>Sets every attribute that differs, by the names of <see cref="NicAttributes"/>.</summary>
    public static void Mend(XElement nic, IEnumerable<NicDifference> differences, DesiredNic desired)
    {
        foreach (var difference in differences)
        {
            switch (difference.Attribute)
            {
                case NicAttributes.Alias:
                    SetAlias(nic, desired.Alias);
                    break;
                case NicAttributes.MacAddress:
                    Child(nic, "mac").SetAttributeValue("address", desired.Mac.ToString());
                    break;
                case NicAttributes.Bridge or NicAttributes.Network or NicAttributes.PortGroup:
                    SetSource(nic, desired.Source!);
                    break;
                case NicAttributes.Vlan:
                    Replace(nic, "vlan", desired.Vlan is { } vlan ? VlanXml.Write(vlan) : null);
                    break;
                case NicAttributes.Model:
                    Child(nic, "model").SetAttributeValue("type", desired.Model);
                    break;
                case NicAttributes.LinkState:
                    Replace(nic, "link", NicXmlWriter.Link(desired.Link));
                    break;
                case NicAttributes.PciAddress:
                    Replace(nic, "address", PciXml.WriteAddress(desired.PciAddress!.Value));
                    break;
            }
        }
    }

    /// <summary>Sets the alias.</summary>
    public static void SetAlias(XElement nic, string alias) => Replace(nic, "alias", NicXmlWriter.Alias(alias));

    /// <summary>Connects it to something else.</summary>
    public static void SetSource(XElement nic, NicSource wanted)
    {
        var source = Child(nic, "source");
        var type = NicXmlWriter.TypeOf(wanted);
        if (nic.Attribute("type")?.Value != type || source.Attribute("network") is not null)
        {
            // What belongs to another source has no meaning for this one.
            source.RemoveAttributes();
            source.RemoveNodes();
        }

        nic.SetAttributeValue("type", type);
        foreach (var attribute in NicXmlWriter.SourceAttributes(wanted))
        {
            source.SetAttributeValue(attribute.Name, attribute.Value);
        }
    }

    private static XElement Child(XElement nic, string name)
    {
        if (nic.Element(name) is { } present)
        {
            return present;
        }

        var child = new XElement(name);
        NicElementOrder.Insert(nic, child);
        return child;
    }

    private static void Replace(XElement nic, string name, XElement? child)
    {
        nic.Elements(name).Remove();
        if (child is not null)
        {
            NicElementOrder.Insert(nic, child);
        }
    }
}
