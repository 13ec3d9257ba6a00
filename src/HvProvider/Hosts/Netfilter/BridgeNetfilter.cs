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
    /// <summary>The firewall for IPv4.</summary>
    public ForwardFirewall Ip { get; init; } = ForwardFirewall.Accepting;

    /// <summary>The firewall for IPv6.</summary>
    public ForwardFirewall Ip6 { get; init; } = ForwardFirewall.Accepting;
}
