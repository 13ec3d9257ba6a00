using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Netfilter;

/// <summary>The host's firewall as far as it drops, or may drop, packets between the ports of a bridge.</summary>
internal sealed record BridgeFirewall
{
    private const string Ip = "IPv4";

    /// <summary>The protocols whose packets are dropped, such as <c>IPv4 and IPv6</c>.</summary>
    public required string Protocols { get; init; }

    /// <summary>Whether they include IPv4.</summary>
    public bool HasIp => Protocols.StartsWith(Ip, StringComparison.Ordinal);

    /// <summary>The settings that pass the packets to the firewall.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Whether the policy to drop and its rules were read; otherwise, the firewall may drop the packets.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Whether also packets with a VLAN tag are passed to the firewall.</summary>
    public required bool FiltersTagged { get; init; }

    /// <summary>The firewall of a bridge; null if it does not see the packets of the bridge, or accepts them.</summary>
    public static BridgeFirewall? Of(HostBridge bridge, BridgeNetfilter? netfilter)
    {
        if (netfilter is null)
        {
            return null;
        }

        var options = bridge.Options;
        var dropping = ((string Protocol, string Setting, ForwardPolicy Policy)[])
        [
            (Ip, SettingOf("iptables", netfilter.CallIptables), options.CallIptables || netfilter.CallIptables
                ? netfilter.Ip.Of(bridge.Name) : ForwardPolicy.Accept),
            ("IPv6", SettingOf("ip6tables", netfilter.CallIp6tables), options.CallIp6tables || netfilter.CallIp6tables
                ? netfilter.Ip6.Of(bridge.Name) : ForwardPolicy.Accept),
        ];
        var worst = dropping.Max(static family => family.Policy);
        var found = dropping.Where(family => family.Policy == worst).ToList();
        return worst == ForwardPolicy.Accept ? null : new BridgeFirewall
        {
            Protocols = string.Join(" and ", found.Select(static family => family.Protocol)),
            Settings = [.. found.Select(static family => family.Setting)],
            IsKnown = worst == ForwardPolicy.Drop,
            FiltersTagged = netfilter.FiltersTagged,
        };

        string SettingOf(string tables, bool isGlobal) =>
            isGlobal ? $"net.bridge.bridge-nf-call-{tables}" : $"nf_call_{tables} of bridge \"{bridge.Name}\"";
    }
}
