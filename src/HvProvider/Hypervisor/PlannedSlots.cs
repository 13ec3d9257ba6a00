using HvProvider.Domains.Pci;
using HvProvider.Nics.Values;

namespace HvProvider.Hypervisor;

/// <summary>
/// The PCI slots that the new NICs of this plan require, by domain. Each NIC is planned by itself, and one slot would be free for all of
/// them.
/// </summary>
internal sealed class PlannedSlots
{
    private readonly Lock _sync = new();
    private readonly Dictionary<Guid, PciReservations> _planned = [];

    /// <summary>Adds a NIC, and returns what was planned before.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="address">The configured address; null for any free slot.</param>
    public PciReservations Add(Guid domain, PciAddress? address)
    {
        lock (_sync)
        {
            var before = _planned.GetValueOrDefault(domain, PciReservations.None);
            _planned[domain] = address is { } configured
                ? before with { Addresses = [.. before.Addresses, configured] }
                : before with { Count = before.Count + 1 };
            return before;
        }
    }
}
