using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>A bridge of the host, as the kernel runs it.</summary>
/// <param name="Link">The link that is the bridge.</param>
/// <param name="Options">What makes it a bridge.</param>
/// <param name="OwnVlans">The VLANs in which the host itself takes part, through the bridge's own port.</param>
/// <param name="Ports">Its ports, by name.</param>
/// <param name="VlanInterfaces">The host's VLAN interfaces that stand on it, by VLAN.</param>
internal sealed record HostBridge(
    HostLink Link,
    BridgeOptions Options,
    PortVlans OwnVlans,
    IReadOnlyList<HostPort> Ports,
    IReadOnlyList<HostLink> VlanInterfaces)
{
    /// <summary>The link's name.</summary>
    public string Name => Link.Name;

    /// <summary>The port of that name; null when there is none.</summary>
    public HostPort? FindPort(string name) => Ports.FirstOrDefault(port => port.Name == name);
}
