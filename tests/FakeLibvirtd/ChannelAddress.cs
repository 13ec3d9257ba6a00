using System.Globalization;
using System.Xml.Linq;

namespace LibvirtFake;

/// <summary>Addresses of channel devices, which the NICs of s390x domains have instead of PCI addresses.</summary>
internal static class ChannelAddress
{
    /// <summary>Whether the NICs of the domain are channel devices.</summary>
    public static bool IsUsedBy(XElement definition) =>
        definition.Element("os")?.Element("type")?.Attribute("arch")?.Value == "s390x";

    /// <summary>The address of a device; null if it is no channel device.</summary>
    public static string? Of(XElement device) =>
        device.Element("address") is { } address && address.Attribute("type")?.Value == "ccw" ? address.Attribute("devno")?.Value : null;

    /// <summary>Gives an interface the first free address.</summary>
    public static void Assign(XElement definition, XElement nic)
    {
        var used = definition.Element("devices")!.Elements().Select(Of).ToHashSet();
        var free = Enumerable.Range(0, ushort.MaxValue)
            .Select(static number => $"0x{number.ToString("x4", CultureInfo.InvariantCulture)}").First(address => !used.Contains(address));
        nic.Elements("address").Remove();
        nic.Add(new XElement(
            "address", new XAttribute("type", "ccw"), new XAttribute("cssid", "0xfe"), new XAttribute("ssid", "0x0"),
            new XAttribute("devno", free)));
    }
}
