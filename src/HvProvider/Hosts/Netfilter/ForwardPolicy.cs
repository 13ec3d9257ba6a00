namespace HvProvider.Hosts.Netfilter;

/// <summary>What the firewall of the host does with the packets between ports of a bridge.</summary>
internal enum ForwardPolicy
{
    /// <summary>It accepts them: by its policy, by a rule for all packets of the bridge, or because there is no such chain.</summary>
    Accept,

    /// <summary>It may drop them: this user may not read it, or what a rule matches is not shown.</summary>
    Unknown,

    /// <summary>It drops those that no rule for some packets accepts.</summary>
    Drop,
}
