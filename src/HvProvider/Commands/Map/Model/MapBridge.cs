using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A bridge of the host, with what is on it.</summary>
internal sealed record MapBridge
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was seen on the host.</summary>
    public required MapBridgeSight Sight { get; init; }

    /// <summary>What it does with VLANs; null where it was not seen.</summary>
    public BridgeOptions? Options { get; init; }

    /// <summary>The VLANs in which the host itself takes part, through the bridge's own port; null where it was not seen.</summary>
    public PortVlans? OwnVlans { get; init; }

    /// <summary>The host's VLAN interfaces that stand on it, by VLAN.</summary>
    public IReadOnlyList<MapVlanInterface> VlanInterfaces { get; init; } = [];

    /// <summary>The port to the physical switch; null where there is none, or it cannot be told which one it is.</summary>
    public MapPort? Uplink { get; init; }

    /// <summary>Ports that are neither the uplink nor the tap of a NIC that is drawn here, by name.</summary>
    public IReadOnlyList<MapPort> OtherPorts { get; init; } = [];

    /// <summary>The libvirt networks over it, by name.</summary>
    public IReadOnlyList<MapNetwork> Networks { get; init; } = [];

    /// <summary>The NICs on it, by domain and MAC address.</summary>
    public IReadOnlyList<MapNic> Nics { get; init; } = [];

    /// <summary>Whether it was seen and heeds VLANs.</summary>
    public bool Filters => Options is { VlanFiltering: true };
}
