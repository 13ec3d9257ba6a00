using HvProvider.Nics.Values;

namespace HvProvider.Domains.Pci;

/// <summary>What the allocator says to a new NIC.</summary>
internal abstract record PciChoice
{
    private PciChoice()
    {
    }

    /// <summary>An address that is free, and can be hot-plugged, in every definition that was asked about.</summary>
    /// <param name="Address">The address.</param>
    internal sealed record Free(PciAddress Address) : PciChoice;

    /// <summary>There are PCI controllers that can hot-plug, or none that can, but no free place on any of them.</summary>
    /// <param name="HotPluggableSlots">How many places there are, all taken; 0: no controller can hot-plug.</param>
    internal sealed record NoneFree(int HotPluggableSlots) : PciChoice
    {
        /// <summary>For messages: the same in few words.</summary>
        public const string Summary = "No free PCI slot";

        /// <summary>For messages: that a running guest has none, and what to do.</summary>
        public string Describe(string domain) => HotPluggableSlots == 0
            ? $"The running guest of domain \"{domain}\" has no PCI controller that a NIC could be plugged into. Add "
              + "pcie-root-port controllers to the domain and restart it, or attach the NIC while the domain is stopped."
            : $"All {HotPluggableSlots} hot-plug slots of domain \"{domain}\" are taken in the running guest or in the persistent "
              + "definition. Add pcie-root-port controllers to the domain and restart it, remove another device, or attach "
              + "the NIC while the domain is stopped.";
    }

    /// <summary>The guest or the model has no use for PCI: send no address, and libvirt chooses.</summary>
    internal sealed record NoPci : PciChoice;
}
