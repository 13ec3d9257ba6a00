using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Listing;

/// <summary>
/// Tells which NIC of the running guest is which of the persistent definition, by the rules by which an attachment finds its NIC:
/// the same user alias, or else the same MAC address where not each carries a name of its own.
/// </summary>
internal static class NicPairs
{
    /// <summary>The NICs of a domain; one that is in one definition only stands alone.</summary>
    public static IReadOnlyList<(Nic? Live, Nic? Config)> Of(DomainSnapshot domain)
    {
        var left = domain.Config?.Nics.ToList() ?? [];
        Nic[] live = [.. domain.Live?.Nics ?? []];
        var found = new Nic?[live.Length];

        // Aliases first: they decide, and what they have decided is not there for a MAC address any more.
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

        return [.. live.Select((nic, index) => ((Nic?)nic, found[index])), .. left.Select(static nic => ((Nic?)null, (Nic?)nic))];
    }

    // libvirt accepts one address twice in a domain: then the place on the guest's buses tells, if anything does.
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
