using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The boot order of interfaces, which excludes <c>boot</c> in <c>os</c>.</summary>
internal static class BootOrder
{
    /// <summary>Refuses an interface whose boot order the definition cannot have.</summary>
    public static void Check(XElement definition, XElement nic)
    {
        if (Of(nic) is not { } order)
        {
            return;
        }

        if (definition.Elements("os").Elements("boot").Any())
        {
            throw FakeError.OfDomain(
                LibvirtErrorCode.ConfigUnsupported, "per-device boot elements cannot be used together with os/boot elements");
        }

        if (definition.Elements("devices").Elements().Any(device => Of(device) == order))
        {
            throw FakeError.OfDomain(LibvirtErrorCode.ConfigUnsupported, $"boot order {order} is already used by another device");
        }
    }

    /// <summary>Adds the default boot device after the removal of the last device with an order.</summary>
    public static void AddDefault(XElement definition, XElement removed)
    {
        if (Of(removed) is not null && !definition.Elements("devices").Elements().Any(device => Of(device) is not null))
        {
            definition.Element("os")?.Add(new XElement("boot", new XAttribute("dev", "hd")));
        }
    }

    private static string? Of(XElement device) => device.Element("boot")?.Attribute("order")?.Value;
}
