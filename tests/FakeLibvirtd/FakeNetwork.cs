using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>A virtual network with its two definitions.</summary>
public sealed class FakeNetwork
{
    internal FakeNetwork(XElement config)
    {
        Uuid = config.Element("uuid") is { } uuid ? Guid.Parse(uuid.Value) : Guid.NewGuid();
        config.SetElementValue("uuid", Uuid.ToString());
        Config = config;
        Name = config.Element("name")!.Value;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>The running definition; null while stopped.</summary>
    public XElement? Live { get; private set; }

    /// <summary>The persistent definition; null of a transient network.</summary>
    public XElement? Config { get; set; }

    /// <summary>Whether it starts with the daemon.</summary>
    public bool Autostart { get; set; }

    /// <summary>The bridge that its NICs are on.</summary>
    public string BridgeName => (Live ?? Config)?.Element("bridge")?.Attribute("name")?.Value ?? "";

    internal NetworkRef Reference => new(Name, Uuid);

    internal List<Guid> Ports { get; } = [];

    internal Dictionary<(int Kind, string? Uri), string> Metadata { get; } = [];

    /// <summary>Starts it.</summary>
    public void Start() => Live = new XElement(Config!);

    /// <summary>Stops it.</summary>
    public void Stop() => Live = null;

    internal string AddPort()
    {
        var port = Guid.NewGuid();
        Ports.Add(port);
        return port.ToString();
    }

    internal XElement? VlanOf(string? portGroup)
    {
        var groups = Live!.Elements("portgroup").ToArray();
        var group = groups.FirstOrDefault(group => group.Attribute("name")?.Value == portGroup)
            ?? groups.FirstOrDefault(group => portGroup is null && group.Attribute("default")?.Value == "yes");
        return group?.Element("vlan") ?? Live.Element("vlan");
    }
}
