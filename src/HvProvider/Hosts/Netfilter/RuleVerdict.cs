namespace HvProvider.Hosts.Netfilter;

/// <summary>What a rule of the firewall does with a packet that it matches.</summary>
internal enum RuleVerdict
{
    /// <summary>The next rule decides.</summary>
    Continue,

    /// <summary>The packet passes the chain of the kernel.</summary>
    Accept,

    /// <summary>The packet is dropped or rejected.</summary>
    Drop,

    /// <summary>The rules of another chain decide, and then the next rule.</summary>
    Jump,

    /// <summary>The rules of another chain decide instead of the rest of this chain.</summary>
    Goto,

    /// <summary>The chain ends.</summary>
    Return,
}
