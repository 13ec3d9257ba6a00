using System.Globalization;
using System.Xml.Linq;
using HvProvider.Nics;
using HvProvider.Xml;

namespace HvProvider.Domains;

/// <summary>The parts of a domain definition, live or persistent, that attachments need.</summary>
internal sealed record DomainXml
{
    /// <summary>The complete document. It must not be changed.</summary>
    public required XElement Root { get; init; }

    /// <summary>The domain's name.</summary>
    public required string Name { get; init; }

    /// <summary>The ID of the running domain; null if the domain was not running.</summary>
    public int? Id { get; init; }

    /// <summary>The UUID of the domain, if the document contains one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The guest's architecture, e.g. <c>x86_64</c>.</summary>
    public string? Arch { get; init; }

    /// <summary>The machine type, e.g. <c>pc-q35-10.0</c>.</summary>
    public string? Machine { get; init; }

    /// <summary>The interfaces in the order of the document.</summary>
    public required IReadOnlyList<Nic> Nics { get; init; }

    /// <summary>Reads a definition as libvirt returns it.</summary>
    /// <exception cref="UnreadableXmlException">The text is not well-formed, too large, too deep, or not a domain.</exception>
    public static DomainXml Parse(string xml)
    {
        var root = SafeXml.Parse(xml);
        if (root.Name != "domain")
        {
            throw new UnreadableXmlException($"The root element is '{root.Name.LocalName}', not 'domain'.");
        }

        var type = root.Element("os")?.Element("type");
        return new DomainXml
        {
            Root = root,
            Name = root.Element("name")?.Value ?? throw new UnreadableXmlException("The domain has no name."),
            Id = int.TryParse(root.Attribute("id")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Uuid = Guid.TryParse(root.Element("uuid")?.Value, out var uuid) ? uuid : null,
            Arch = type?.Attribute("arch")?.Value,
            Machine = type?.Attribute("machine")?.Value,
            Nics = [.. root.Elements("devices").Elements("interface").Select(NicXmlReader.Read)],
        };
    }
}
