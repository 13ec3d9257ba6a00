namespace Labs.Tests.Rebuild;

/// <summary>What must be the same after everything was lost.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Mac">Its MAC address.</param>
/// <param name="PciAddress">Where it is plugged in.</param>
/// <param name="Vlans">The VLANs of its tap, as the bridge has them.</param>
/// <param name="EffectiveVlans">The same as the provider says.</param>
internal sealed record RebuiltNic(string Address, string Mac, string PciAddress, string Vlans, string EffectiveVlans);
