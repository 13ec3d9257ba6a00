using HvProvider.Vlans;

namespace HvProvider.Nics.Values;

/// <summary>What a NIC gets from its libvirt network, of what it has not itself.</summary>
/// <param name="Vlan">The VLANs; null is none.</param>
/// <param name="Bandwidth">The limits of its traffic; null is not limited.</param>
internal sealed record InheritedSettings(VlanConfig? Vlan, Bandwidth? Bandwidth)
{
    /// <summary>For messages: <c>VLAN 30, limited to inbound 1000</c>, or <c>untagged</c>.</summary>
    public override string ToString() =>
        (Vlan is null ? "untagged" : Vlan.Trunk ? Vlan.ToString() : $"VLAN {Vlan}")
        + (Bandwidth is null ? "" : $", limited to {Bandwidth}");
}
