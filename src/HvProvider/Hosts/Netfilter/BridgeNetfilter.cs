namespace HvProvider.Hosts.Netfilter;

/// <summary>
/// The settings of the kernel module br_netfilter, which passes packets between the ports of a bridge to the chains of the host's
/// firewall for forwarded packets. Without the module, there are none.
/// </summary>
/// <param name="CallIptables">Whether IPv4 packets of every bridge are passed (<c>bridge-nf-call-iptables</c>).</param>
/// <param name="CallIp6tables">Whether IPv6 packets of every bridge are passed (<c>bridge-nf-call-ip6tables</c>).</param>
/// <param name="FiltersTagged">Whether packets with a VLAN tag are passed (<c>bridge-nf-filter-vlan-tagged</c>).</param>
internal sealed record BridgeNetfilter(bool CallIptables, bool CallIp6tables, bool FiltersTagged)
{
    /// <summary>The policy for IPv4.</summary>
    public ForwardPolicy Ip { get; init; }

    /// <summary>The policy for IPv6.</summary>
    public ForwardPolicy Ip6 { get; init; }
}
