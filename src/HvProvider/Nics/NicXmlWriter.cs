using System.Xml.Linq;

namespace HvProvider.Nics;

/// <summary>Writes the documents for libvirt's device calls.</summary>
internal static class NicXmlWriter
{
    /// <summary>The document of a NIC that a definition does not contain.</summary>
    /// <exception cref="ArgumentException">The NIC has no source, and there is no existing one to keep.</exception>
    public static string ForAttach(DesiredNic nic)
    {
        if (nic.Source is not { } source)
        {
            throw new ArgumentException("A new NIC needs a source.", nameof(nic));
        }

        var element = nic.Former is { } former ? new XElement(former) : new XElement("interface");
        element.Elements("address").Remove();
        NicEditor.SetSource(element, source);
        NicEditor.SetSettings(element, nic.Settings);
        NicEditor.SetAlias(element, nic.Alias);
        return ToText(element);
    }

    /// <summary>The document that detaches the NIC of a definition: unchanged, so that it matches no other NIC.</summary>
    public static string ForDetach(Nic nic) => ToText(nic.Element);

    internal static string ToText(XElement element) => element.ToString(SaveOptions.None);
}
