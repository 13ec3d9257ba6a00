namespace HvProvider.Hosts.Kernel;

/// <summary>The settings of a bridge.</summary>
/// <param name="VlanFiltering">Whether VLAN filtering is enabled.</param>
/// <param name="VlanProtocol">
/// The VLAN protocol: <c>802.1Q</c> or <c>802.1ad</c>; null if the kernel does not support VLANs on bridges.
/// </param>
/// <param name="DefaultPvid">The default PVID, which every new port gets as untagged VLAN; null if there is none.</param>
/// <param name="Stp">Whether the spanning tree protocol is enabled.</param>
internal sealed record BridgeOptions(bool VlanFiltering, string? VlanProtocol, int? DefaultPvid, bool Stp)
{
    /// <summary>
    /// Whether br_netfilter passes IPv4 packets of this bridge to the host's firewall, also if it does not do so for every bridge.
    /// </summary>
    public bool CallIptables { get; init; }

    /// <summary>The same for IPv6 packets.</summary>
    public bool CallIp6tables { get; init; }
}
