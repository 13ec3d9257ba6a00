using System.Xml;
using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>What libvirt makes of an interface's XML before it looks at any domain.</summary>
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
            throw FakeError.Qemu(LibvirtErrorCode.OperationUnsupported, $"device <{element.Name}> is not faked");
        }

        Complete(element);
        return element;
    }

    /// <summary>Fills in a MAC address and checks what has to be there.</summary>
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

    /// <summary>Takes away what only a running domain has.</summary>
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

    /// <summary>Names that libvirt gives itself are not kept.</summary>
    public static void StripTap(XElement nic)
    {
        if (nic.Element("target")?.Attribute("dev")?.Value.StartsWith(TapPrefix, StringComparison.Ordinal) == true)
        {
            nic.Element("target")!.Remove();
        }
    }

    private static FakeError Bad(string message) => FakeError.OfDomain(LibvirtErrorCode.XmlError, message);
}
