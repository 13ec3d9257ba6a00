using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The changes that libvirt makes to a definition of a domain.</summary>
internal static class Definition
{
    private const int FirstFreeSlot = 4;
    private const int LastSlot = 0x1f;

    public static IReadOnlyList<XElement> Interfaces(XElement? definition) =>
        [.. definition?.Element("devices")?.Elements("interface") ?? []];

    /// <summary>Adds missing elements to every interface, as libvirt does when it defines a domain.</summary>
    public static XElement Normalize(XElement definition)
    {
        if (definition.Element("devices") is null)
        {
            definition.Add(new XElement("devices"));
        }

        foreach (var nic in Interfaces(definition))
        {
            InterfaceXml.Complete(nic);
            InterfaceXml.StripRuntime(nic);
            AssignAddress(definition, nic);
        }

        return definition;
    }

    /// <summary>
    /// Adds an interface after the others, with an address that is free in this definition, regardless of the other
    /// definition.
    /// </summary>
    public static void Add(XElement definition, XElement nic)
    {
        if (InterfaceMatch.AliasOf(nic) is { } alias
            && Interfaces(definition).Any(other => InterfaceMatch.AliasOf(other) == alias))
        {
            throw FakeError.Qemu(LibvirtErrorCode.ConfigUnsupported, $"a device with alias '{alias}' exists");
        }

        if (AddressOf(nic) is { } address && UsedAddresses(definition).Contains(address))
        {
            throw FakeError.Qemu(LibvirtErrorCode.XmlError, $"Attempted double use of PCI address {address}");
        }

        if (definition.Element("devices")!.Elements("interface").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(nic);
        }
        else
        {
            definition.Element("devices")!.Add(nic);
        }

        AssignAddress(definition, nic);
    }

    private static void AssignAddress(XElement definition, XElement nic)
    {
        if (AddressOf(nic) is not null || ChannelAddress.Of(nic) is not null)
        {
            return;
        }

        if (ChannelAddress.IsUsedBy(definition))
        {
            ChannelAddress.Assign(definition, nic);
            return;
        }

        var used = UsedAddresses(definition);
        var slot = Enumerable.Range(FirstFreeSlot, LastSlot - FirstFreeSlot + 1)
            .FirstOrDefault(slot => !used.Contains((0, slot)));
        if (slot == 0)
        {
            throw FakeError.Qemu(LibvirtErrorCode.InternalError, "No more available PCI slots");
        }

        nic.Elements("address").Remove();
        nic.Add(new XElement(
            "address", new XAttribute("type", "pci"), new XAttribute("domain", "0x0000"), new XAttribute("bus", "0x00"),
            new XAttribute("slot", $"0x{slot:x2}"), new XAttribute("function", "0x0")));
    }

    private static HashSet<(int Bus, int Slot)> UsedAddresses(XElement definition) =>
        [.. definition.Element("devices")!.Elements().Select(AddressOf).OfType<(int, int)>()];

    private static (int Bus, int Slot)? AddressOf(XElement device) =>
        device.Element("address") is { } address && address.Attribute("type")?.Value == "pci"
            ? (Number(address, "bus"), Number(address, "slot"))
            : null;

    private static int Number(XElement address, string attribute) =>
        Convert.ToInt32(address.Attribute(attribute)?.Value ?? "0x0", 16);
}
