using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>Finds an attachment's NIC in a definition: by its alias, or by its MAC where a NIC is not of our making.</summary>
internal static class NicMatcher
{
    /// <summary>Looks for the NIC with the user alias, or else with the MAC (from state, or wanted; null when unknown).</summary>
    public static NicMatch Find(DomainXml definition, string alias, MacAddress? mac)
    {
        // libvirt refuses a second device with one alias (67), so the first is the only one.
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

    /// <summary>Looks for the NIC with the MAC alone, whatever its alias (import by MAC).</summary>
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
