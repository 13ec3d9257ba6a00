namespace HvProvider.Hosts.Kernel;

/// <summary>What makes a link a VLAN interface.</summary>
/// <param name="Id">Its VLAN.</param>
/// <param name="Protocol">Its tags: <c>802.1Q</c> or <c>802.1ad</c>.</param>
internal sealed record VlanOptions(int Id, string? Protocol);
