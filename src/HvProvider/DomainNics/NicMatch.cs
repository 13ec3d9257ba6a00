using HvProvider.Nics;

namespace HvProvider.DomainNics;

/// <summary>What a definition has in the place of an attachment's NIC.</summary>
internal abstract record NicMatch
{
    private NicMatch()
    {
    }

    /// <summary>Exactly one NIC.</summary>
    /// <param name="Nic">The NIC.</param>
    /// <param name="By">What it was recognised by.</param>
    internal sealed record Found(Nic Nic, MatchedBy By) : NicMatch;

    /// <summary>There is no such NIC.</summary>
    internal sealed record None : NicMatch;

    /// <summary>Several NICs have the MAC (libvirt accepts that), and none the alias.</summary>
    /// <param name="Nics">All of them.</param>
    internal sealed record Ambiguous(IReadOnlyList<Nic> Nics) : NicMatch;

    /// <summary>One NIC has the alias, and another one the MAC.</summary>
    /// <param name="ByAlias">The NIC with the alias.</param>
    /// <param name="ByMac">The others, with the MAC.</param>
    internal sealed record Conflict(Nic ByAlias, IReadOnlyList<Nic> ByMac) : NicMatch;

    /// <summary>The only NIC with the MAC carries another name: it is another attachment's.</summary>
    /// <param name="Nic">The NIC.</param>
    internal sealed record Claimed(Nic Nic) : NicMatch;
}
