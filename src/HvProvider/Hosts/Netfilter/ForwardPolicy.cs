namespace HvProvider.Hosts.Netfilter;

/// <summary>What the firewall of the host does with forwarded packets that no rule matches.</summary>
internal enum ForwardPolicy
{
    /// <summary>It accepts them, or there is no such chain.</summary>
    Accept,

    /// <summary>This user may not read the firewall.</summary>
    Unknown,

    /// <summary>It drops them.</summary>
    Drop,
}
