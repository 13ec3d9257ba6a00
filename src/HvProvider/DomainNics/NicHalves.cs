using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.DomainNics;

/// <summary>
/// Pairs a NIC of the live definition with one of the persistent definition that has another MAC address. Other tools create such
/// pairs: they attach a NIC to each definition by a request of its own, and libvirt generates another address each time.
/// </summary>
internal static class NicHalves
{
    /// <summary>
    /// Whether two NICs are one: at the same PCI address and with the same connection, and neither has a name. A NIC with a name is found
    /// by its name, so that an unnamed one at its address is another.
    /// </summary>
    public static bool ArePair(Nic live, Nic config) =>
        live.PciAddress is { } address && config.PciAddress == address
        && live.Mac != config.Mac
        && !NicName.IsUserAlias(live.Alias) && !NicName.IsUserAlias(config.Alias)
        && live.Source.IsSameAs(config.Source)
        && (live.Source.IsNetwork || live.Vlan == config.Vlan);

    /// <summary>
    /// The half of a live NIC in the persistent definition; null if there is none. A NIC whose MAC address the live definition contains as
    /// well is another one.
    /// </summary>
    public static Nic? ConfigOf(Nic live, DomainSnapshot domain) => domain.Config?.Nics.FirstOrDefault(config =>
        ArePair(live, config) && domain.Live?.Nics.Any(other => other.Mac == config.Mac) is not true);

    /// <summary>The half of a persistent NIC in the live definition; null if there is none.</summary>
    public static Nic? LiveOf(Nic config, DomainSnapshot domain) => domain.Live?.Nics.FirstOrDefault(live =>
        ArePair(live, config) && domain.Config?.Nics.Any(other => other.Mac == live.Mac) is not true);
}
