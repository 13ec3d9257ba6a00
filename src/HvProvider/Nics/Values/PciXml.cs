using System.Globalization;
using System.Xml.Linq;

namespace HvProvider.Nics.Values;

/// <summary>The <c>address type='pci'</c> element of a device.</summary>
internal static class PciXml
{
    /// <summary>The device's PCI address; null when it has none, or one that libvirt has yet to choose.</summary>
    public static PciAddress? ReadAddress(XElement device)
    {
        // Only the address of the device itself: <source> contains the host address of a passed-through device.
        var element = device.Elements("address").FirstOrDefault(candidate => candidate.Attribute("type")?.Value == "pci");
        if (element is null
            || !TryPart(element, "domain", ushort.MaxValue, out var domain)
            || !TryPart(element, "bus", byte.MaxValue, out var bus)
            || !TryPart(element, "slot", PciAddress.MaxSlot, out var slot)
            || !TryPart(element, "function", PciAddress.MaxFunction, out var function))
        {
            return null;
        }

        var address = new PciAddress((ushort)domain, (byte)bus, (byte)slot, (byte)function);
        return address.IsEmpty ? null : address;
    }

    /// <summary>The element in libvirt's own spelling.</summary>
    public static XElement WriteAddress(PciAddress address) => new(
        "address",
        new XAttribute("type", "pci"),
        new XAttribute("domain", Hex(address.Domain, 4)),
        new XAttribute("bus", Hex(address.Bus, 2)),
        new XAttribute("slot", Hex(address.Slot, 2)),
        new XAttribute("function", Hex(address.Function, 1)));

    /// <summary>Reads a number as libvirt does: hexadecimal after 0x, octal after 0, else decimal.</summary>
    internal static bool TryNumber(string text, out uint value)
    {
        value = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        if (text is not ['0', _, ..])
        {
            return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || value > uint.MaxValue >> 3)
            {
                return false;
            }

            value = value << 3 | (uint)(digit - '0');
        }

        return true;
    }

    private static bool TryPart(XElement element, string name, uint max, out uint value)
    {
        value = 0;
        var text = element.Attribute(name)?.Value;
        return text is null || (TryNumber(text, out value) && value <= max);
    }

    private static string Hex(int value, int digits) =>
        "0x" + value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
