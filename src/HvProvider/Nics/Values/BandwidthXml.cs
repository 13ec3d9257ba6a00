using System.Globalization;
using System.Xml.Linq;

namespace HvProvider.Nics.Values;

/// <summary>The <c>bandwidth</c> element, which interfaces, networks and port groups have in the same form.</summary>
internal static class BandwidthXml
{
    /// <summary>Reads the element. libvirt leaves out a limit of zero, so one that limits nothing reads as none.</summary>
    public static Bandwidth? Read(XElement? element)
    {
        var inbound = ReadLimit(element?.Element("inbound"));
        var outbound = ReadLimit(element?.Element("outbound"));
        return inbound is null && outbound is null ? null : new Bandwidth(inbound, outbound);
    }

    /// <summary>Writes the element.</summary>
    public static XElement Write(Bandwidth bandwidth) => new(
        "bandwidth", WriteLimit("inbound", bandwidth.Inbound), WriteLimit("outbound", bandwidth.Outbound));

    private static BandwidthLimit? ReadLimit(XElement? element) => Number(element, "average") is { } average
        ? new BandwidthLimit(average, Number(element, "peak"), Number(element, "burst"))
        : null;

    private static XElement? WriteLimit(string name, BandwidthLimit? limit) => limit is null
        ? null
        : new XElement(
            name,
            Attribute("average", limit.Average),
            limit.Peak is { } peak ? Attribute("peak", peak) : null,
            limit.Burst is { } burst ? Attribute("burst", burst) : null);

    private static XAttribute Attribute(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private static long? Number(XElement? element, string attribute) =>
        long.TryParse(element?.Attribute(attribute)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;
}
