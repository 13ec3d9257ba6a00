using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>
/// Chooses one PCI address for a NIC in the live and in the persistent definition: libvirt assigns each its own, and an
/// update can never mend a difference, since the address is part of how it recognises a device.
/// </summary>
internal static class PciSlotAllocator
{
    /// <summary>NIC models that are on other buses than PCI.</summary>
    private static readonly string[] OtherBusModels = ["usb-net", "spapr-vlan", "smc91c111", "lan9118", "netfront"];

    /// <summary>
    /// Chooses the best place that is free, and can be hot-plugged, in all the definitions (live, persistent or both). A
    /// stopped domain needs no hot-plug now, but it will for every later change; where there is no such place, an attach
    /// without an address makes libvirt add a controller.
    /// </summary>
    public static PciChoice Choose(IReadOnlyList<DomainXml> definitions, string model)
    {
        PciTopology[] topologies = [.. definitions.Select(PciTopology.Of)];
        if (OtherBusModels.Contains(model) || !topologies.Any(topology => topology.HasPci))
        {
            return new PciChoice.NoPci();
        }

        PciAddress[] places =
        [
            .. topologies[0].Buses.SelectMany(Places)
                .Where(place => topologies.All(topology => topology.BusOf(place) is { HotPluggable: true })),
        ];
        foreach (var place in places)
        {
            if (!topologies.Any(topology => topology.IsUsed(place, []) || topology.IsSpared(place)))
            {
                return new PciChoice.Free(place);
            }
        }

        return new PciChoice.NoneFree(places.Length);
    }

    /// <summary>
    /// Whether a NIC can have an address that was given, or that it had before. <paramref name="except"/> are the NICs that
    /// will have been removed by then, in whichever of the definitions they are (they must have been read from these).
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
            // libvirt plugs whole slots only.
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
