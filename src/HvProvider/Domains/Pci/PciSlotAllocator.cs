using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>
/// Chooses one PCI address for a NIC in both the live and the persistent definition. libvirt would assign them independently, and
/// an update cannot repair a difference, because libvirt identifies devices by their address.
/// </summary>
internal static class PciSlotAllocator
{
    /// <summary>NIC models that do not use PCI.</summary>
    private static readonly string[] OtherBusModels = ["usb-net", "spapr-vlan", "smc91c111", "lan9118", "netfront"];

    /// <summary>
    /// Chooses the best slot that is free and supports hot-plug in all definitions (live, persistent or both). A stopped domain
    /// needs hot-plug for later changes. If there is no such slot, an attach without an address makes libvirt add a controller.
    /// </summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="model">The model of the NIC.</param>
    /// <param name="reserved">The slots that other NICs of the plan require; null during apply.</param>
    public static PciChoice Choose(IReadOnlyList<DomainXml> definitions, string model, PciReservations? reserved = null)
    {
        PciTopology[] topologies = [.. definitions.Select(PciTopology.Of)];
        if (!UsesPci(model) || !topologies.Any(topology => topology.HasPci))
        {
            return new PciChoice.NoPci();
        }

        PciAddress[] places =
        [
            .. topologies[0].Buses.SelectMany(Places)
                .Where(place => topologies.All(topology => topology.BusOf(place) is { HotPluggable: true })),
        ];
        PciAddress[] free =
        [
            .. places.Where(place => !topologies.Any(topology => topology.IsUsed(place, []) || topology.IsSpared(place))),
        ];
        var others = reserved ?? PciReservations.None;
        return free.Where(place => !others.Has(place)).Skip(others.Count).Take(1).ToArray() is [var chosen]
            ? new PciChoice.Free(chosen)
            : new PciChoice.NoneFree(places.Length, free.Length);
    }

    /// <summary>Whether NICs of the model require a PCI slot.</summary>
    public static bool UsesPci(string model) => !OtherBusModels.Contains(model);

    /// <summary>
    /// Whether a configured or previous address can be used. <paramref name="except"/> contains the NICs that are removed before,
    /// read from the same definitions.
    /// </summary>
    public static PciAddressProblem Check(
        PciAddress address, IReadOnlyList<DomainXml> definitions, IReadOnlyList<Nic> except)
    {
        var problem = PciAddressProblem.None;
        foreach (var definition in definitions)
        {
            var topology = PciTopology.Of(definition);
            if (topology.BusOf(address) is not { } bus)
            {
                return PciAddressProblem.NoSuchPlace;
            }

            if (topology.IsUsed(address, except.Select(nic => nic.Element)))
            {
                return PciAddressProblem.InUse;
            }
            // libvirt hot-plugs complete slots only.
            if (!bus.HotPluggable || address.Function != 0)
            {
                problem = PciAddressProblem.NotHotPluggable;
            }
        }

        return problem;
    }

    private static IEnumerable<PciAddress> Places(PciBus bus)
    {
        for (var slot = bus.MinSlot; slot <= bus.MaxSlot; slot++)
        {
            yield return new PciAddress(0, bus.Index, slot, 0);
        }
    }
}
