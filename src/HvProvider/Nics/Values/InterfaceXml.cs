using System.Xml.Linq;

namespace HvProvider.Nics.Values;

/// <summary>Access to the children of an <c>interface</c> element, in libvirt's order.</summary>
internal static class InterfaceXml
{
    /// <summary>An attribute of a child; null where either is missing.</summary>
    public static string? Attribute(XElement nic, string child, string attribute) => nic.Element(child)?.Attribute(attribute)?.Value;

    /// <summary>Sets an attribute of a child and keeps its others; null removes the child.</summary>
    public static void SetAttribute(XElement nic, string child, string attribute, string? value)
    {
        if (value is null)
        {
            nic.Elements(child).Remove();
        }
        else
        {
            Child(nic, child).SetAttributeValue(attribute, value);
        }
    }

    /// <summary>The child of that name, added in its place if it is missing.</summary>
    public static XElement Child(XElement nic, string name)
    {
        if (nic.Element(name) is { } present)
        {
            return present;
        }

        var child = new XElement(name);
        NicElementOrder.Insert(nic, child);
        return child;
    }

    /// <summary>Replaces the children of that name by one, or by none.</summary>
    public static void Replace(XElement nic, string name, XElement? child)
    {
        nic.Elements(name).Remove();
        if (child is not null)
        {
            NicElementOrder.Insert(nic, child);
        }
    }
}
