using HvProvider.Networks;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A libvirt network on a bridge.</summary>
internal sealed record MapNetwork
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is active.</summary>
    public required bool IsActive { get; init; }

    /// <summary>
    /// The forward mode: <c>bridge</c> for a network that refers to a bridge of the host; null for an isolated network.
    /// </summary>
    public required string? ForwardMode { get; init; }

    /// <summary>Whether its NICs are isolated: they reach each other only through the uplink.</summary>
    public required bool IsIsolated { get; init; }

    /// <summary>The VLANs of NICs whose port group has none; null for untagged.</summary>
    public required VlanConfig? Vlan { get; init; }

    /// <summary>The port groups in the order of the definition.</summary>
    public required IReadOnlyList<PortGroup> PortGroups { get; init; }

    /// <summary>The VLANs of the NICs of a port group: its own or the network's; null for untagged.</summary>
    public VlanConfig? VlanOf(PortGroup group) => group.Vlan ?? Vlan;
}
