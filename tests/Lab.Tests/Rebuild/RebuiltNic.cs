namespace Labs.Tests.Rebuild;

/// <summary>The properties of a NIC that must be equal after a rebuild.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Mac">Its MAC address.</param>
/// <param name="PciAddress">Its PCI address.</param>
/// <param name="Vlans">The VLANs of its tap on the bridge.</param>
/// <param name="EffectiveVlans">The VLANs of its tap as reported by the provider.</param>
internal sealed record RebuiltNic(string Address, string Mac, string PciAddress, string Vlans, string EffectiveVlans);
