using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>The settings that NICs inherit from an existing or planned network.</summary>
/// <param name="Name">The name.</param>
/// <param name="Bridge">The bridge; null if it is not known, or the network has none.</param>
/// <param name="Vlan">The VLANs of NICs whose port group has none.</param>
/// <param name="PortGroups">The port groups.</param>
internal sealed record NetworkView(string Name, string? Bridge, VlanConfig? Vlan, IReadOnlyList<PortGroup> PortGroups)
{
    private const string OpenVSwitch = "openvswitch";

    /// <summary>Whether it is active, or will be when the NIC is attached.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether its NICs are ports of an Open vSwitch bridge, which supports VLANs in every version of libvirt.</summary>
    public bool IsOpenVSwitch { get; init; }

    /// <summary>The settings that NICs inherit from the network of a definition.</summary>
    public static NetworkView Of(NetworkXml network) =>
        new(network.Name, network.Bridge, network.Vlan, network.PortGroups) { IsOpenVSwitch = network.VirtualPort == OpenVSwitch };

    /// <summary>Whether the port group exists. libvirt itself accepts one that does not exist, and then assigns none.</summary>
    public bool HasPortGroup(string? portGroup) => portGroup is null || PortGroups.Any(group => group.Name == portGroup);

    /// <summary>The VLANs of a NIC in that port group without VLANs of its own; null for untagged.</summary>
    public VlanConfig? VlanOf(string? portGroup) => Find(portGroup)?.Vlan ?? Vlan;

    /// <summary>
    /// The limits of a NIC in that port group without limits of its own; null for none. The limits of the network itself do not
    /// apply to single NICs.
    /// </summary>
    public Bandwidth? BandwidthOf(string? portGroup) => Find(portGroup)?.Bandwidth;

    /// <summary>All settings that a NIC in that port group inherits.</summary>
    public InheritedSettings SettingsFor(string? portGroup) => new(VlanOf(portGroup), BandwidthOf(portGroup));

    private PortGroup? Find(string? portGroup) =>
        PortGroups.FirstOrDefault(group => portGroup is null ? group.IsDefault : group.Name == portGroup);
}
