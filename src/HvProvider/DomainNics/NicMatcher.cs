using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>
/// Finds the NIC of an attachment in a definition: by its alias, or by its MAC address and kind if this provider did not create the NIC.
/// A NIC of another kind with the MAC address, such as a passed-through device, belongs to another tool.
/// </summary>
internal static class NicMatcher
{
    /// <summary>
    /// Finds the NIC with the user alias, or else the one with the MAC address (from the state or plan; null if unknown).
    /// </summary>
    public static NicMatch Find(DomainXml definition, string alias, MacAddress? mac, bool acceptsAnyKind = false)
    {
        // libvirt rejects a second device with the same alias (error 67), so the first match is the only one.
        var byAlias = definition.Nics.FirstOrDefault(nic => nic.Alias == alias);
        Nic[] byMac = mac is null
            ? []
            : [.. definition.Nics.Where(nic => nic.Mac == mac && nic != byAlias && nic.FailoverOf != alias)];
        if (byAlias is not null)
        {
            if (byMac.Length > 0)
            {
                return new NicMatch.Conflict(byAlias, byMac);
            }

            return new NicMatch.Found(byAlias, MatchedBy.Alias | (mac is not null && byAlias.Mac == mac ? MatchedBy.Mac : MatchedBy.None));
        }

        var chosen = Choose(byMac, acceptsAnyKind);
        return chosen is NicMatch.Found { Nic: var nic } && NicName.IsUserAlias(nic.Alias) ? new NicMatch.Claimed(nic) : chosen;
    }

    /// <summary>Finds the NIC by the MAC address alone, regardless of its alias (import by MAC address).</summary>
    public static NicMatch FindByMac(DomainXml definition, MacAddress mac, bool acceptsAnyKind = false) =>
        Choose([.. definition.Nics.Where(nic => nic.Mac == mac)], acceptsAnyKind);

    private static NicMatch Choose(Nic[] sameMac, bool acceptsAnyKind)
    {
        // The two NICs of a failover pair have one MAC address on purpose. The one that stays is on the bridge.
        Nic[] nics = [.. sameMac.Where(nic => !sameMac.Any(other => nic.FailoverOf is { } alias && other.Alias == alias))];
        Nic[] onBridge = [.. nics.Where(static nic => nic.Source.IsBridgeKind)];
        return (onBridge, nics) switch
        {
            ([var nic], _) => new NicMatch.Found(nic, MatchedBy.Mac),
            ([_, ..], _) => new NicMatch.Ambiguous(onBridge),
            (_, []) => new NicMatch.None(),
            (_, [var nic]) when acceptsAnyKind => new NicMatch.Found(nic, MatchedBy.Mac),
            (_, [var nic, ..]) => acceptsAnyKind ? new NicMatch.Ambiguous(nics) : new NicMatch.Stranger(nic),
        };
    }
}
