using System.Xml.Linq;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using HvProvider.Xml;

namespace HvProvider.Networks;

/// <summary>The definition of a libvirt network, live or persistent. Values missing in the document are null, not defaults.</summary>
internal sealed record NetworkXml
{
    /// <summary>The forward mode of a network that only names a bridge of the host.</summary>
    public const string BridgeMode = "bridge";

    /// <summary>The value of <see cref="MacTableManager"/> that makes libvirt turn on VLAN filtering on the host's bridge.</summary>
    public const string ManagedByLibvirt = "libvirt";

    /// <summary>The complete document. Copy it before changing it.</summary>
    public required XElement Root { get; init; }

    /// <summary>The network's name.</summary>
    public required string Name { get; init; }

    /// <summary>The UUID of the network, if the document contains one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The forward mode; null for an isolated network of libvirt itself.</summary>
    public string? ForwardMode { get; init; }

    /// <summary>The bridge: one of the host in mode <c>bridge</c>, otherwise one that libvirt creates.</summary>
    public string? Bridge { get; init; }

    /// <summary>The manager of the bridge's forwarding table; null for the kernel.</summary>
    public string? MacTableManager { get; init; }

    /// <summary>The VLANs of NICs whose port group has none.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>The type of the virtual port of its NICs, such as <c>openvswitch</c>; null for a port of a Linux bridge.</summary>
    public string? VirtualPort { get; init; }

    /// <summary>Whether its NICs are isolated: they reach each other only through the uplink.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>The port groups in the order of the document.</summary>
    public required IReadOnlyList<PortGroup> PortGroups { get; init; }

    /// <summary>The bridge of the host that the network represents; null for other network types.</summary>
    public string? HostBridge => ForwardMode == BridgeMode ? Bridge : null;

    /// <summary>Reads a definition as libvirt returns it.</summary>
    /// <exception cref="NetworkXmlException">The text is not well-formed, too large, too deep, or not a network.</exception>
    public static NetworkXml Parse(string xml)
    {
        var root = ParseRoot(xml);
        if (root.Name != "network")
        {
            throw new NetworkXmlException($"The root element is '{root.Name.LocalName}', not 'network'.");
        }

        var forward = root.Element("forward");
        return new NetworkXml
        {
            Root = root,
            Name = root.Element("name")?.Value ?? throw new NetworkXmlException("The network has no name."),
            Uuid = Guid.TryParse(root.Element("uuid")?.Value, out var uuid) ? uuid : null,
            // As in libvirt's parser, the element without a mode means NAT.
            ForwardMode = forward is null ? null : forward.Attribute("mode")?.Value ?? "nat",
            Bridge = root.Element("bridge")?.Attribute("name")?.Value,
            MacTableManager = root.Element("bridge")?.Attribute("macTableManager")?.Value,
            Vlan = VlanXml.Read(root.Element("vlan")),
            VirtualPort = root.Element("virtualport")?.Attribute("type")?.Value,
            IsIsolated = IsYes(root.Element("port")?.Attribute("isolated")),
            PortGroups = [.. root.Elements("portgroup").Select(ReadPortGroup)],
        };
    }

    /// <summary>The port group with that name; null if there is none.</summary>
    public PortGroup? FindPortGroup(string name) => PortGroups.FirstOrDefault(group => group.Name == name);

    /// <summary>The default port group; null if there is none.</summary>
    public PortGroup? DefaultPortGroup => PortGroups.FirstOrDefault(group => group.IsDefault);

    /// <summary>The element of a port group, to be copied; null if there is none.</summary>
    public XElement? FindPortGroupElement(string name) =>
        Root.Elements("portgroup").FirstOrDefault(element => element.Attribute("name")?.Value == name);

    private static PortGroup ReadPortGroup(XElement element) => new(element.Attribute("name")?.Value ?? "")
    {
        IsDefault = IsYes(element.Attribute("default")),
        Vlan = VlanXml.Read(element.Element("vlan")),
        Bandwidth = BandwidthXml.Read(element.Element("bandwidth")),
    };

    private static bool IsYes(XAttribute? attribute) => string.Equals(attribute?.Value, "yes", StringComparison.OrdinalIgnoreCase);

    private static XElement ParseRoot(string xml)
    {
        try
        {
            return SafeXml.Parse(xml);
        }
        catch (UnreadableXmlException exception)
        {
            throw new NetworkXmlException(exception.Message, exception);
        }
    }
}
