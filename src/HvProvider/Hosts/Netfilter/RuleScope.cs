namespace HvProvider.Hosts.Netfilter;

/// <summary>The packets that a rule matches, of those with its interfaces.</summary>
internal enum RuleScope
{
    /// <summary>All packets.</summary>
    All,

    /// <summary>All bridged packets, or those of some ports: nft does not print the arguments of the match <c>physdev</c>.</summary>
    PerhapsBridged,

    /// <summary>Some packets.</summary>
    Some,
}
