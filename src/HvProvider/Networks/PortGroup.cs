using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Networks;

/// <summary>
/// A port group, as a network has it or as it is wanted: what the NICs have in common that name it. Equal are those that mean the
/// same to libvirt. What else its element holds is not known here, and kept.
/// </summary>
/// <param name="Name">Its name within the network.</param>
internal sealed record PortGroup(string Name)
{
    /// <summary>NICs that name no port group are in this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The VLANs of its NICs; null: those of the network, as a rule none.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>The limits of its NICs' traffic; null is not limited.</summary>
    public Bandwidth? Bandwidth { get; init; }
}
