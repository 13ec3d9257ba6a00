using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>A bridge of the host.</summary>
/// <param name="Link">The link of the bridge.</param>
/// <param name="Options">The settings of the bridge.</param>
/// <param name="OwnVlans">The VLANs of the host itself, on the bridge's own port.</param>
/// <param name="Ports">The ports, by name.</param>
/// <param name="VlanInterfaces">The VLAN interfaces of the host on the bridge, by VLAN ID.</param>
internal sealed record HostBridge(
    HostLink Link,
    BridgeOptions Options,
    PortVlans OwnVlans,
    IReadOnlyList<HostPort> Ports,
    IReadOnlyList<HostLink> VlanInterfaces)
{
    /// <summary>The link's name.</summary>
    public string Name => Link.Name;

    /// <summary>The port with that name; null if there is none.</summary>
    public HostPort? FindPort(string name) => Ports.FirstOrDefault(port => port.Name == name);
}
