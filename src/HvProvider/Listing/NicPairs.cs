using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Listing;

/// <summary>
/// Pairs the NICs of the live XML with those of the persistent definition, by the rules of attachments: the same user alias, otherwise the
/// same MAC address unless both carry a name, otherwise as two halves with different MAC addresses.
/// </summary>
internal static class NicPairs
{
    /// <summary>The pairs of a domain; a NIC in only one definition has no counterpart.</summary>
    public static IReadOnlyList<(Nic? Live, Nic? Config)> Of(DomainSnapshot domain)
    {
        var left = domain.Config?.Nics.ToList() ?? [];
        Nic[] live = [.. domain.Live?.Nics ?? []];
        var found = new Nic?[live.Length];

        // Aliases take precedence over MAC addresses.
        for (var index = 0; index < live.Length; index++)
        {
            found[index] = Take(left, NicName.IsUserAlias(live[index].Alias)
                ? left.Find(config => config.Alias == live[index].Alias)
                : null);
        }

        for (var index = 0; index < live.Length; index++)
        {
            found[index] ??= Take(left, FindByMac(left, live[index]));
        }

        for (var index = 0; index < live.Length; index++)
        {
            found[index] ??= Take(left, NicHalves.ConfigOf(live[index], domain) is { } half && left.Contains(half) ? half : null);
        }

        return [.. live.Select((nic, index) => ((Nic?)nic, found[index])), .. left.Select(static nic => ((Nic?)null, (Nic?)nic))];
    }

    // libvirt accepts a MAC address twice in a domain. The PCI address then distinguishes the NICs.
    private static Nic? FindByMac(List<Nic> left, Nic live)
    {
        var same = left.FindAll(config => live.Mac is { } mac && config.Mac == mac && (live.Name is null || config.Name is null));
        return same.Find(config => config.PciAddress == live.PciAddress) ?? same.FirstOrDefault();
    }

    private static Nic? Take(List<Nic> left, Nic? nic)
    {
        if (nic is not null)
        {
            left.Remove(nic);
        }

        return nic;
    }
}
