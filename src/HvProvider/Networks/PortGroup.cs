using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>
/// A port group, found or configured: the common settings of its NICs. Equality is libvirt's. Other content of its element is not
/// modelled, and is preserved.
/// </summary>
/// <param name="Name">Its name within the network.</param>
internal sealed record PortGroup(string Name)
{
    /// <summary>Whether it is the default port group, used by NICs without one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The VLANs of its NICs; null for those of the network, usually none.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>The traffic limits of its NICs; null for none.</summary>
    public Bandwidth? Bandwidth { get; init; }
}
