using System.Xml.Linq;

namespace HvProvider.Nics;

/// <summary>Writes the documents for libvirt's device calls.</summary>
internal static class NicXmlWriter
{
    /// <summary>The document of a NIC that does not exist yet.</summary>
    /// <exception cref="ArgumentException">The NIC has no source, and there is none to keep.</exception>
    public static string ForAttach(DesiredNic nic)
    {
        if (nic.Source is not { } source)
        {
            throw new ArgumentException("A new NIC needs a source.", nameof(nic));
        }

        var element = new XElement("interface");
        NicEditor.SetSource(element, source);
        NicEditor.SetSettings(element, nic.Settings);
        NicEditor.SetAlias(element, nic.Alias);
        return ToText(element);
    }

    /// <summary>The document by which a definition's NIC is detached: as it stands there, so that it matches no other.</summary>
    public static string ForDetach(Nic nic) => ToText(nic.Element);

    internal static string ToText(XElement element) => element.ToString(SaveOptions.None);
}
