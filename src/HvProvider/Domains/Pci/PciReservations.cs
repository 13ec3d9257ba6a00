using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>The slots of one domain that other new NICs of the same plan require.</summary>
/// <param name="Addresses">The configured addresses.</param>
/// <param name="Count">The number of NICs without a configured address; each is going to get any free slot.</param>
internal readonly record struct PciReservations(IReadOnlyList<PciAddress> Addresses, int Count)
{
    /// <summary>No other NIC requires a slot.</summary>
    public static readonly PciReservations None = new([], 0);

    /// <summary>The number of NICs.</summary>
    public int Total => Addresses.Count + Count;

    /// <summary>Whether another NIC has the slot of the address.</summary>
    public bool Has(PciAddress address) =>
        Addresses.Any(other => (other.Domain, other.Bus, other.Slot) == (address.Domain, address.Bus, address.Slot));
}
