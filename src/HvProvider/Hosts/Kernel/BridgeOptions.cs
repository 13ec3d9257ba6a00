namespace HvProvider.Hosts.Kernel;

/// <summary>What makes a link a bridge.</summary>
/// <param name="VlanFiltering">Whether it heeds VLANs at all.</param>
/// <param name="VlanProtocol">The tags that it heeds: <c>802.1Q</c> or <c>802.1ad</c>; null where the kernel has no VLANs on bridges.</param>
/// <param name="DefaultPvid">The VLAN that every new port gets as PVID, untagged; null when it gets none.</param>
/// <param name="Stp">Whether it takes part in the spanning tree protocol.</param>
internal sealed record BridgeOptions(bool VlanFiltering, string? VlanProtocol, int? DefaultPvid, bool Stp);
