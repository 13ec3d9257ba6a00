using System.Xml.Linq;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>Writes the documents for libvirt's device calls.</summary>
internal static class NicXmlWriter
{
    /// <summary>The document of a NIC that does not exist yet.</summary>
    /// <exception cref="ArgumentException">The NIC has no source, and there is none to keep.</exception>
    public static string ForAttach(DesiredNic nic)
    {
        if (nic.Source is not { } source)
        {
            throw new ArgumentException("A new NIC needs a source.", nameof(nic));
        }

        return ToText(new XElement(
            "interface",
            new XAttribute("type", TypeOf(source)),
            new XElement("mac", new XAttribute("address", nic.Mac)),
            new XElement("source", SourceAttributes(source)),
            nic.Vlan is { } vlan ? VlanXml.Write(vlan) : null,
            new XElement("model", new XAttribute("type", nic.Model)),
            Link(nic.Link),
            Alias(nic.Alias),
            nic.PciAddress is { } address ? PciXml.WriteAddress(address) : null));
    }

    /// <summary>The document by which a definition's NIC is detached: as it stands there, so that it can be no other.</summary>
    public static string ForDetach(Nic nic) => ToText(nic.Element);

    internal static string TypeOf(NicSource source) => source.IsNetwork ? "network" : "bridge";

    /// <summary>What the source element says of what is asked for.</summary>
    internal static IEnumerable<XAttribute> SourceAttributes(NicSource source) => new[]
    {
        source.IsNetwork ? new XAttribute("network", source.Network!) : new XAttribute("bridge", source.Bridge!),
        source.PortGroup is { } group ? new XAttribute("portgroup", group) : null,
    }.OfType<XAttribute>();

    internal static XElement Link(LinkState state) =>
        new("link", new XAttribute("state", state == LinkState.Up ? "up" : "down"));

    internal static XElement Alias(string alias) => new("alias", new XAttribute("name", alias));

    internal static string ToText(XElement element) => element.ToString(SaveOptions.None);
}
