namespace HvProvider.Domains.Pci;

/// <summary>Why a PCI address cannot be used for a NIC.</summary>
internal enum PciAddressProblem
{
    /// <summary>The address can be used.</summary>
    None,

    /// <summary>Another device uses it.</summary>
    InUse,

    /// <summary>No controller provides the bus or the slot. For a stopped domain, libvirt may add the missing controllers.</summary>
    NoSuchPlace,

    /// <summary>
    /// The bus does not support hot-plug, or the function is not 0. The NIC can be attached only to a stopped domain.
    /// </summary>
    NotHotPluggable,
}
