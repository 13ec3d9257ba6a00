using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>The result of the allocation for a new NIC.</summary>
internal abstract record PciChoice
{
    private PciChoice()
    {
    }

    /// <summary>An address that is free and supports hot-plug in all given definitions.</summary>
    /// <param name="Address">The address.</param>
    internal sealed record Free(PciAddress Address) : PciChoice;

    /// <summary>No free slot that supports hot-plug.</summary>
    /// <param name="HotPluggableSlots">The number of hot-plug slots; 0 if no controller supports hot-plug.</param>
    /// <param name="Unused">The number of slots that no device uses; other new NICs of the plan require them.</param>
    internal sealed record NoneFree(int HotPluggableSlots, int Unused) : PciChoice
    {
        /// <summary>The summary for messages.</summary>
        public const string Summary = "No free PCI slot";

        /// <summary>The detail for messages, with the fix.</summary>
        public string Describe(string domain) => HotPluggableSlots == 0
            ? $"The running domain \"{domain}\" has no PCI controller that supports hot-plug. Add "
              + "pcie-root-port controllers to the domain and restart it, or attach the NIC while the domain is stopped."
            : Occupation(domain) + " Add pcie-root-port controllers to the domain and restart it, remove another device, or attach the "
              + "NIC while the domain is stopped.";

        private string Occupation(string domain) => Unused == 0
            ? $"All {HotPluggableSlots} hot-plug slots of domain \"{domain}\" are in use in the live XML or in the persistent definition."
            : $"Of the {HotPluggableSlots} hot-plug slots of domain \"{domain}\", {Unused} {(Unused == 1 ? "is" : "are")} free, and other "
              + $"new NICs of this plan require {(Unused == 1 ? "it" : "them")}.";
    }

    /// <summary>The guest or the model does not use PCI. Send no address; libvirt chooses.</summary>
    internal sealed record NoPci : PciChoice;
}
