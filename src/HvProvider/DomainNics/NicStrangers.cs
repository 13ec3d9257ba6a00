using HvProvider.Domains;
using HvProvider.Nics;

namespace HvProvider.DomainNics;

/// <summary>The NICs of other tools with the MAC address of an attachment, in definitions that do not contain its NIC.</summary>
/// <param name="Live">The one of the running domain; null if there is none.</param>
/// <param name="Config">The one of the persistent definition; null if there is none.</param>
internal readonly record struct NicStrangers(Nic? Live, Nic? Config)
{
    /// <summary>One of them; null if there is none.</summary>
    public Nic? Any => Live ?? Config;

    /// <summary>Finds them.</summary>
    public static NicStrangers Find(DomainSnapshot snapshot, NicKey identity) =>
        new(In(snapshot.Live, identity), In(snapshot.Config, identity));

    private static Nic? In(DomainXml? definition, NicKey identity) =>
        definition is not null && identity.FindIn(definition) is NicMatch.Stranger stranger ? stranger.Nic : null;
}
