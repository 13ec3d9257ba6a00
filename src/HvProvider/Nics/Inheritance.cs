namespace HvProvider.Nics;

/// <summary>What a NIC gets from its libvirt network, of what it has not itself.</summary>
/// <param name="Vlan">The VLANs; null is none.</param>
/// <param name="Bandwidth">The limits of its traffic; null is not limited.</param>
internal sealed record Inheritance(NicVlan? Vlan, Bandwidth? Bandwidth);
