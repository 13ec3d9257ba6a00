using System.Globalization;
using System.Xml.Linq;

namespace Acceptance.Tests.Fixtures;

/// <summary>A NIC as <c>virsh dumpxml</c> shows it; read here once more, without the provider's own code.</summary>
internal sealed record DomainNic(
    string Type,
    string? Bridge,
    string? Network,
    string Mac,
    string? Alias,
    string? Pci,
    string? Tap,
    string Link,
    string? Vlan,
    string? Model)
{
    /// <summary>The NICs of a definition.</summary>
    public static IReadOnlyList<DomainNic> ReadAll(string domainXml) =>
        [.. XDocument.Parse(domainXml).Descendants("interface").Select(Read)];

    /// <summary>
    /// The NICs of a running guest. A domain that does not run is shown by its persistent definition, and has no number.
    /// </summary>
    public static IReadOnlyList<DomainNic> ReadLive(string domainXml) =>
        XElement.Parse(domainXml).Attribute("id") is null ? [] : ReadAll(domainXml);

    /// <summary>What the live and the persistent definition have to agree about.</summary>
    public DomainNic WithoutLiveParts() => this with { Tap = null };

    private static DomainNic Read(XElement nic) => new(
        nic.Attribute("type")!.Value,
        Attribute(nic, "source", "bridge"),
        Attribute(nic, "source", "network"),
        Attribute(nic, "mac", "address")!,
        Attribute(nic, "alias", "name"),
        nic.Element("address") is { } address && address.Attribute("type")?.Value == "pci" ? FormatPci(address) : null,
        Attribute(nic, "target", "dev"),
        Attribute(nic, "link", "state") ?? "up",
        nic.Element("vlan") is { } vlan ? string.Join(',', vlan.Elements("tag").Select(tag => tag.Attribute("id")!.Value)) : null,
        Attribute(nic, "model", "type"));

    private static string? Attribute(XElement nic, string element, string attribute) =>
        nic.Element(element)?.Attribute(attribute)?.Value;

    private static string FormatPci(XElement address) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number(address, "domain"):x4}:{Number(address, "bus"):x2}:{Number(address, "slot"):x2}.{Number(address, "function"):x}");

    private static int Number(XElement address, string attribute) =>
        Convert.ToInt32(address.Attribute(attribute)!.Value, 16);
}
