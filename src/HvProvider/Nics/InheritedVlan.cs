namespace HvProvider.Nics;

/// <summary>What a NIC that has no VLANs of its own gets from its network.</summary>
/// <param name="Vlan">The VLANs; null is none.</param>
internal sealed record InheritedVlan(NicVlan? Vlan);
