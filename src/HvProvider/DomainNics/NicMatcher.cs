using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>
/// Finds the NIC of an attachment in a definition: by its alias, or by its MAC address if this provider did not create the NIC.
/// </summary>
internal static class NicMatcher
{
    /// <summary>
    /// Finds the NIC with the user alias, or else the one with the MAC address (from the state or plan; null if unknown).
    /// </summary>
    public static NicMatch Find(DomainXml definition, string alias, MacAddress? mac)
    {
        // libvirt rejects a second device with the same alias (error 67), so the first match is the only one.
        var byAlias = definition.Nics.FirstOrDefault(nic => nic.Alias == alias);
        Nic[] byMac = mac is null ? [] : [.. definition.Nics.Where(nic => nic.Mac == mac && nic != byAlias)];
        if (byAlias is not null)
        {
            if (byMac.Length > 0)
            {
                return new NicMatch.Conflict(byAlias, byMac);
            }

            return new NicMatch.Found(byAlias, MatchedBy.Alias | (mac is not null && byAlias.Mac == mac ? MatchedBy.Mac : MatchedBy.None));
        }

        return byMac switch
        {
            [] => new NicMatch.None(),
            [var nic] when NicName.IsUserAlias(nic.Alias) => new NicMatch.Claimed(nic),
            [var nic] => new NicMatch.Found(nic, MatchedBy.Mac),
            _ => new NicMatch.Ambiguous(byMac),
        };
    }

    /// <summary>Finds the NIC by the MAC address alone, regardless of its alias (import by MAC address).</summary>
    public static NicMatch FindByMac(DomainXml definition, MacAddress mac)
    {
        Nic[] nics = [.. definition.Nics.Where(nic => nic.Mac == mac)];
        return nics switch
        {
            [] => new NicMatch.None(),
            [var nic] => new NicMatch.Found(nic, MatchedBy.Mac),
            _ => new NicMatch.Ambiguous(nics),
        };
    }
}
