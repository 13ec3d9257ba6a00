using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>Converts an interface to its live form: with tap, alias, and its network resolved to a bridge.</summary>
internal static class LiveInterface
{
    /// <summary>Converts an interface that was added to the live definition.</summary>
    public static void Realize(FakeDomain domain, XElement nic)
    {
        ResolveNetwork(domain.Host, nic);
        if (nic.Element("target") is null)
        {
            nic.Add(new XElement("target", new XAttribute("dev", domain.Host.NextTap())));
        }

        if (InterfaceMatch.AliasOf(nic) is null)
        {
            var used = domain.LiveInterfaces.Select(InterfaceMatch.AliasOf).ToHashSet();
            var alias = Enumerable.Range(0, int.MaxValue).Select(i => $"net{i}").First(name => !used.Contains(name));
            nic.Elements("alias").Remove();
            nic.Add(new XElement("alias", new XAttribute("name", alias)));
        }

        domain.Host.TapChanged?.Invoke(null, nic);
    }

    /// <summary>
    /// A network interface appears as a bridge interface with the network in its source. It has the VLAN and the bandwidth of the port
    /// group, unless it has its own.
    /// </summary>
    public static void ResolveNetwork(FakeHost host, XElement nic)
    {
        if (nic.Attribute("type")?.Value != "network")
        {
            return;
        }

        var source = nic.Element("source")!;
        var name = source.Attribute("network")!.Value;
        var network = host.Networks.FirstOrDefault(network => network.Name == name)
            ?? throw FakeError.OfNetwork(LibvirtErrorCode.NoNetwork, $"no network with matching name '{name}'");
        if (network.Live is null)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, $"network '{name}' is not active");
        }

        nic.SetAttributeValue("type", "bridge");
        source.SetAttributeValue("portid", Guid.NewGuid().ToString());
        source.SetAttributeValue("bridge", network.BridgeName);
        var portGroup = source.Attribute("portgroup")?.Value;
        Inherit(nic, source, network.BandwidthOf(portGroup));
        Inherit(nic, source, network.VlanOf(portGroup));
    }

    /// <summary>The live definition as requested: without taps, and without settings from its networks.</summary>
    public static XElement Requested(XElement live)
    {
        var requested = new XElement(live);
        foreach (var (nic, copy) in Definition.Interfaces(live).Zip(Definition.Interfaces(requested)))
        {
            if (nic.Element("source")?.Attribute("network") is null)
            {
                continue;
            }

            copy.SetAttributeValue("type", "network");
            copy.Element("source")!.SetAttributeValue("portid", null);
            copy.Element("source")!.SetAttributeValue("bridge", null);
            foreach (var inherited in nic.Elements().Where(child => child.Annotation<FromNetwork>() is not null))
            {
                copy.Elements(inherited.Name).Remove();
            }

            InterfaceXml.StripTap(copy);
        }

        return requested;
    }

    private static void Inherit(XElement nic, XElement source, XElement? given)
    {
        if (given is null || nic.Element(given.Name) is not null)
        {
            return;
        }

        var copy = new XElement(given);
        copy.AddAnnotation(new FromNetwork());
        source.AddAfterSelf(copy);
    }

    /// <summary>Marks settings that an interface has from its network.</summary>
    private sealed class FromNetwork;
}
