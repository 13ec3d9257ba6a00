using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A bridge of the host, with its ports, networks and NICs.</summary>
internal sealed record MapBridge
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was found on the host.</summary>
    public required MapBridgeSight Sight { get; init; }

    /// <summary>The VLAN settings; null if the bridge was not read.</summary>
    public BridgeOptions? Options { get; init; }

    /// <summary>The host's firewall, if it drops packets of the bridge or may drop them; otherwise null.</summary>
    public BridgeFirewall? Firewall { get; init; }

    /// <summary>The VLANs of the host itself, on the bridge's own port; null if the bridge was not read.</summary>
    public PortVlans? OwnVlans { get; init; }

    /// <summary>The VLAN interfaces of the host on the bridge, by VLAN ID.</summary>
    public IReadOnlyList<MapVlanInterface> VlanInterfaces { get; init; } = [];

    /// <summary>The port to the physical switch; null if there is none, or it is ambiguous.</summary>
    public MapPort? Uplink { get; init; }

    /// <summary>The ports that may be the uplink if it is ambiguous, by name.</summary>
    public IReadOnlyList<string> UplinkCandidates { get; init; } = [];

    /// <summary>Ports that are neither the uplink nor the tap of a drawn NIC, by name.</summary>
    public IReadOnlyList<MapPort> OtherPorts { get; init; } = [];

    /// <summary>The libvirt networks on it, by name.</summary>
    public IReadOnlyList<MapNetwork> Networks { get; init; } = [];

    /// <summary>The NICs on it, by domain and MAC address.</summary>
    public IReadOnlyList<MapNic> Nics { get; init; } = [];

    /// <summary>Whether it was read and filters VLANs.</summary>
    public bool Filters => Options is { VlanFiltering: true };
}
