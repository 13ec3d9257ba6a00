using System.Xml;
using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The processing of interface XML in libvirt that does not depend on a domain.</summary>
internal static class InterfaceXml
{
    private const string AliasPrefix = "ua-";
    private const string TapPrefix = "vnet";

    private static int _lastMac;

    public static XElement Parse(string xml)
    {
        XElement element;
        try
        {
            element = XElement.Parse(xml);
        }
        catch (XmlException exception)
        {
            throw new FakeError(LibvirtErrorCode.XmlNotWellFormed, LibvirtErrorDomain.Domain, exception.Message);
        }

        if (element.Name != "interface")
        {
            throw FakeError.Qemu(LibvirtErrorCode.OperationUnsupported, $"device <{element.Name}> is not supported by the fake");
        }

        Complete(element);
        return element;
    }

    /// <summary>Adds a missing MAC address and checks required attributes.</summary>
    public static void Complete(XElement nic)
    {
        var type = nic.Attribute("type")?.Value ?? throw Bad("interface without a type");
        var needed = type switch { "bridge" => "bridge", "network" => "network", _ => null };
        if (needed is not null && string.IsNullOrEmpty(nic.Element("source")?.Attribute(needed)?.Value))
        {
            throw Bad($"Missing required attribute '{needed}' in element 'source'");
        }

        if (nic.Element("mac") is null)
        {
            var number = Interlocked.Increment(ref _lastMac);
            nic.AddFirst(new XElement("mac", new XAttribute(
                "address", $"52:54:00:00:{number >> 8 & 255:x2}:{number & 255:x2}")));
        }
    }

    /// <summary>Removes elements that exist only in live definitions.</summary>
    public static void StripRuntime(XElement nic)
    {
        if (InterfaceMatch.AliasOf(nic)?.StartsWith(AliasPrefix, StringComparison.Ordinal) == false)
        {
            nic.Element("alias")!.Remove();
        }

        StripTap(nic);
        nic.Element("source")?.Attribute("portid")?.Remove();
        if (nic.Attribute("type")?.Value == "network")
        {
            nic.Element("source")?.Attribute("bridge")?.Remove();
        }

        if (nic.Attribute("type")?.Value == "bridge")
        {
            nic.Element("source")?.Attributes().Where(attribute => attribute.Name != "bridge").Remove();
        }
    }

    /// <summary>Removes tap names that libvirt generates.</summary>
    public static void StripTap(XElement nic)
    {
        if (nic.Element("target")?.Attribute("dev")?.Value.StartsWith(TapPrefix, StringComparison.Ordinal) == true)
        {
            nic.Element("target")!.Remove();
        }
    }

    private static FakeError Bad(string message) => FakeError.OfDomain(LibvirtErrorCode.XmlError, message);
}
