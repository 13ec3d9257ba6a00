using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>What NICs get from a network, be it one that is there or one that is planned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bridge">The bridge that they are on; null where it is not known, or the network has none.</param>
/// <param name="Vlan">The VLANs of those whose port group has none.</param>
/// <param name="PortGroups">The port groups.</param>
internal sealed record NetworkView(string Name, string? Bridge, VlanConfig? Vlan, IReadOnlyList<PortGroup> PortGroups)
{
    /// <summary>What NICs get from the network of a definition.</summary>
    public static NetworkView Of(NetworkXml network) => new(network.Name, network.Bridge, network.Vlan, network.PortGroups);

    /// <summary>Whether a NIC can ask for that port group. libvirt itself does not mind one that is not there, and gives the NIC none.</summary>
    public bool Has(string? portGroup) => portGroup is null || PortGroups.Any(group => group.Name == portGroup);

    /// <summary>The VLANs of a NIC that asks for that port group and has none of its own; null is untagged.</summary>
    public VlanConfig? VlanOf(string? portGroup) => Find(portGroup)?.Vlan ?? Vlan;

    /// <summary>
    /// The limits of a NIC that asks for that port group and has none of its own; null is not limited. What a network itself is limited to
    /// is no share of its NICs.
    /// </summary>
    public Bandwidth? BandwidthOf(string? portGroup) => Find(portGroup)?.Bandwidth;

    /// <summary>All that a NIC gets that asks for that port group.</summary>
    public InheritedSettings Give(string? portGroup) => new(VlanOf(portGroup), BandwidthOf(portGroup));

    private PortGroup? Find(string? portGroup) =>
        PortGroups.FirstOrDefault(group => portGroup is null ? group.IsDefault : group.Name == portGroup);
}
