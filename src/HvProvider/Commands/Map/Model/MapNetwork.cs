using HvProvider.Networks;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A libvirt network over a bridge.</summary>
internal sealed record MapNetwork
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether NICs can be on it.</summary>
    public required bool IsActive { get; init; }

    /// <summary>How its traffic leaves it: <c>bridge</c> of one that only names a bridge of the host; null is not at all.</summary>
    public required string? ForwardMode { get; init; }

    /// <summary>Whether its NICs can reach each other only by way of the uplink.</summary>
    public required bool IsIsolated { get; init; }

    /// <summary>The VLANs of NICs whose port group has none; null is untagged.</summary>
    public required VlanConfig? Vlan { get; init; }

    /// <summary>The port groups in the order of the definition.</summary>
    public required IReadOnlyList<PortGroup> PortGroups { get; init; }

    /// <summary>The VLANs of the NICs of a port group: its own, or the network's; null is untagged.</summary>
    public VlanConfig? VlanOf(PortGroup group) => group.Vlan ?? Vlan;
}
