using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>
/// The changes that libvirt 11.3 makes to a definition of a network on a host bridge, and the definitions that it rejects.
/// </summary>
internal static class NetworkDefinition
{
    private const int MaxTag = 4095;

    // The children of a network in the order of libvirt's output, regardless of the order in the input.
    private static readonly string[] Order =
        ["name", "uuid", "metadata", "forward", "bridge", "mtu", "mac", "domain", "dns", "vlan", "bandwidth", "port", "portgroup", "ip"];

    /// <summary>Reads a definition.</summary>
    public static XElement Parse(string xml)
    {
        var definition = XElement.Parse(xml);
        var name = definition.Element("name")?.Value ?? "";
        if (name.Length == 0)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "missing name information");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "invalid char in name: /");
        }

        foreach (var group in definition.Elements("portgroup"))
        {
            CheckPortGroup(group);
        }

        var names = definition.Elements("portgroup").Select(NameOf).ToArray();
        if (names.Distinct().Count() < names.Length)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.ConfigUnsupported, "multiple <portgroup> elements with the same name");
        }

        return definition.Elements("portgroup").Count(IsDefault) > 1
            ? throw FakeError.OfNetwork(LibvirtErrorCode.ConfigUnsupported, "multiple default <portgroup> elements")
            : definition;
    }

    /// <summary>The network that a definition redefines; null for a new network.</summary>
    public static FakeNetwork? FindExisting(FakeHost host, XElement definition)
    {
        var name = definition.Element("name")!.Value;
        var uuid = definition.Element("uuid") is { } element ? Guid.Parse(element.Value) : (Guid?)null;
        var byUuid = host.Networks.FirstOrDefault(network => network.Uuid == uuid);
        if (byUuid is not null && byUuid.Name != name)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationFailed, $"network '{byUuid.Name}' is already defined with uuid {uuid}");
        }

        return byUuid is null && host.Networks.FirstOrDefault(network => network.Name == name) is { } other
            ? throw FakeError.OfNetwork(LibvirtErrorCode.OperationFailed, $"network '{name}' already exists with uuid {other.Uuid}")
            : byUuid;
    }

    /// <summary>The definition in libvirt's output format.</summary>
    public static XElement Normalize(XElement definition, Guid uuid)
    {
        var shown = new XElement(definition);
        shown.Elements("uuid").Remove();
        shown.Element("name")!.AddAfterSelf(new XElement("uuid", uuid.ToString()));
        var children = shown.Elements().OrderBy(Rank).ToList();
        shown.RemoveNodes();
        shown.Add(children);
        foreach (var group in shown.Elements("portgroup"))
        {
            NormalizePortGroup(group);
        }

        return shown;
    }

    /// <summary>The port group in libvirt's output format: <c>isolated</c> and limits of zero are silently dropped.</summary>
    public static XElement NormalizePortGroup(XElement group)
    {
        group.Elements("port").Remove();
        if (group.Attribute("default")?.Value == "no")
        {
            group.SetAttributeValue("default", null);
        }

        if (group.Element("vlan") is { } vlan && vlan.Elements("tag").Count() > 1)
        {
            vlan.SetAttributeValue("trunk", "yes");
        }

        if (group.Element("bandwidth") is { HasElements: false } empty)
        {
            empty.Remove();
        }

        group.Element("bandwidth")?.Elements().Where(limit => limit.Attribute("average")?.Value == "0").Remove();
        return group;
    }

    /// <summary>Rejects a port group that libvirt's parser rejects.</summary>
    public static void CheckPortGroup(XElement group)
    {
        if (NameOf(group).Length == 0)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "Missing required name attribute in portgroup");
        }

        if (group.Element("vlan") is { } vlan)
        {
            CheckVlan(vlan);
        }

        foreach (var limit in group.Elements("bandwidth").Elements())
        {
            if (limit.Attribute("average") is null)
            {
                throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "Missing mandatory average or floor attributes");
            }
        }
    }

    /// <summary>The name of a port group.</summary>
    public static string NameOf(XElement group) => group.Attribute("name")?.Value ?? "";

    /// <summary>Whether NICs without a port group use this one.</summary>
    public static bool IsDefault(XElement group) => group.Attribute("default")?.Value == "yes";

    private static void CheckVlan(XElement vlan)
    {
        if (!vlan.Elements("tag").Any())
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "missing tag id");
        }

        if (vlan.Elements("tag").Any(tag => !int.TryParse(tag.Attribute("id")?.Value, out var id) || id is < 0 or > MaxTag))
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "vlan tag id too large (maximum 4095)");
        }

        if (vlan.Elements("tag").Count(tag => tag.Attribute("nativeMode") is not null) > 1)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.XmlError, "duplicate native vlan setting");
        }
    }

    private static int Rank(XElement child)
    {
        var rank = Array.IndexOf(Order, child.Name.LocalName);
        return rank < 0 ? Order.Length : rank;
    }
}
