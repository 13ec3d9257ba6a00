using System.Globalization;
using System.Xml.Linq;

namespace HvProvider.Domains;

/// <summary>
/// The boot order of devices in a definition. libvirt refuses it together with <c>boot</c> elements in <c>os</c>, and adds such an
/// element as soon as no device has an order (error 67).
/// </summary>
internal static class BootOrder
{
    /// <summary>The order of a device; null if it has none.</summary>
    public static int? Of(XElement device) =>
        int.TryParse(device.Element("boot")?.Attribute("order")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? order
            : null;

    /// <summary>Whether another device with this order can be added to a definition.</summary>
    public static bool CanBeAdded(DomainXml definition, int order) =>
        !definition.Root.Elements("os").Elements("boot").Any() && !Orders(definition, null).Contains(order);

    /// <summary>Whether a device is the only one of its definition with an order.</summary>
    public static bool IsOnly(DomainXml definition, XElement device) => Of(device) is not null && !Orders(definition, device).Any();

    /// <summary>An order that no device has, after all others.</summary>
    public static int Next(DomainXml definition) => Orders(definition, null).DefaultIfEmpty(0).Max() + 1;

    private static IEnumerable<int> Orders(DomainXml definition, XElement? except) =>
        definition.Root.Elements("devices").Elements().Where(device => device != except).Select(Of).OfType<int>();
}
