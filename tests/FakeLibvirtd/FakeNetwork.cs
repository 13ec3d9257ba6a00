using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A virtual network with its two definitions.</summary>
public sealed class FakeNetwork
{
    internal FakeNetwork(XElement config)
    {
        Uuid = config.Element("uuid") is { } uuid ? Guid.Parse(uuid.Value) : Guid.NewGuid();
        Name = config.Element("name")!.Value;
        Config = NetworkDefinition.Normalize(config, Uuid);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>The live definition; null if stopped.</summary>
    public XElement? Live { get; set; }

    /// <summary>The persistent definition; null for a transient network.</summary>
    public XElement? Config { get; set; }

    /// <summary>Whether the network starts with the daemon.</summary>
    public bool Autostart { get; set; }

    /// <summary>The bridge of its NICs.</summary>
    public string BridgeName => (Live ?? Config)?.Element("bridge")?.Attribute("name")?.Value ?? "";

    internal NetworkRef Reference => new(Name, Uuid);

    internal Dictionary<(int Kind, string? Uri), string> Metadata { get; } = [];

    /// <summary>Starts the network.</summary>
    public void Start() => Live = new XElement(Config!);

    /// <summary>Stops the network.</summary>
    public void Stop() => Live = null;

    /// <summary>The ports of the network, each with its domain and interface.</summary>
    internal IEnumerable<(Guid Port, FakeDomain Domain, XElement Nic)> PortsOn(FakeHost host) =>
        from domain in host.Domains
        from nic in domain.LiveInterfaces
        let source = nic.Element("source")
        where source?.Attribute("network")?.Value == Name && source.Attribute("portid") is not null
        select (Guid.Parse(source.Attribute("portid")!.Value), domain, nic);

    internal XElement? VlanOf(string? portGroup) => Find(portGroup)?.Element("vlan") ?? Live!.Element("vlan");

    internal XElement? BandwidthOf(string? portGroup) => Find(portGroup)?.Element("bandwidth");

    private XElement? Find(string? portGroup)
    {
        var groups = Live!.Elements("portgroup").ToArray();
        return groups.FirstOrDefault(group => group.Attribute("name")?.Value == portGroup)
            ?? groups.FirstOrDefault(group => portGroup is null && group.Attribute("default")?.Value == "yes");
    }
}
