namespace HvProvider.Hosts.Kernel;

/// <summary>The settings of a VLAN interface.</summary>
/// <param name="Id">The VLAN ID.</param>
/// <param name="Protocol">The VLAN protocol: <c>802.1Q</c> or <c>802.1ad</c>.</param>
internal sealed record VlanOptions(int Id, string? Protocol);
