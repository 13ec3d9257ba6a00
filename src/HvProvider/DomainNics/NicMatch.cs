using HvProvider.Nics;

namespace HvProvider.DomainNics;

/// <summary>The result of searching a definition for the NIC of an attachment.</summary>
internal abstract record NicMatch
{
    private NicMatch()
    {
    }

    /// <summary>Exactly one NIC.</summary>
    /// <param name="Nic">The NIC.</param>
    /// <param name="By">The properties by which it was identified.</param>
    internal sealed record Found(Nic Nic, MatchedBy By) : NicMatch;

    /// <summary>There is no such NIC.</summary>
    internal sealed record None : NicMatch;

    /// <summary>Several NICs have the MAC address (which libvirt accepts), and none has the alias.</summary>
    /// <param name="Nics">All of them.</param>
    internal sealed record Ambiguous(IReadOnlyList<Nic> Nics) : NicMatch;

    /// <summary>One NIC has the alias, and a different one has the MAC address.</summary>
    /// <param name="ByAlias">The NIC with the alias.</param>
    /// <param name="ByMac">The other NICs, which have the MAC address.</param>
    internal sealed record Conflict(Nic ByAlias, IReadOnlyList<Nic> ByMac) : NicMatch;

    /// <summary>A NIC that is on no bridge has the MAC address, and none has the alias: another tool added it.</summary>
    /// <param name="Nic">The NIC.</param>
    internal sealed record Stranger(Nic Nic) : NicMatch;

    /// <summary>The only NIC with the MAC address has a different name; it belongs to another attachment.</summary>
    /// <param name="Nic">The NIC.</param>
    internal sealed record Claimed(Nic Nic) : NicMatch;
}
