using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>What an interface becomes when a domain runs: a tap, an alias, its network resolved to a bridge.</summary>
internal static class LiveInterface
{
    /// <summary>Realizes an interface that was added to the live definition.</summary>
    public static void Realize(FakeDomain domain, XElement nic)
    {
        ResolveNetwork(domain.Host, nic);
        if (nic.Element("target") is null)
            nic.Add(new XElement("target", new XAttribute("dev", domain.Host.NextTap())));
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
    /// An interface of a network shows as one of a bridge, with the network in its source; the VLAN is that of the
    /// port group unless the interface has its own.
    /// </summary>
    public static void ResolveNetwork(FakeHost host, XElement nic)
    {
        if (nic.Attribute("type")?.Value != "network")
            return;
        var source = nic.Element("source")!;
        var name = source.Attribute("network")!.Value;
        var network = host.Networks.FirstOrDefault(network => network.Name == name)
            ?? throw FakeError.OfNetwork(LibvirtErrorCode.NoNetwork, $"no network with matching name '{name}'");
        if (network.Live is null)
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, $"network '{name}' is not active");
        nic.SetAttributeValue("type", "bridge");
        source.SetAttributeValue("portid", Guid.NewGuid().ToString());
        source.SetAttributeValue("bridge", network.BridgeName);
        if (nic.Element("vlan") is null && network.VlanOf(source.Attribute("portgroup")?.Value) is { } vlan)
            source.AddAfterSelf(new XElement(vlan));
    }
}
