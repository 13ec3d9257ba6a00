namespace HvProvider.Domains.Pci;

/// <summary>Why a NIC cannot have an address.</summary>
internal enum PciAddressProblem
{
    /// <summary>It can.</summary>
    None,

    /// <summary>A device is there.</summary>
    InUse,

    /// <summary>
    /// No controller provides the bus, or it has no such slot. For a stopped domain libvirt may add the missing controllers.
    /// </summary>
    NoSuchPlace,

    /// <summary>The bus cannot hot-plug, or the function is not 0; a NIC there has to be attached to a stopped domain.</summary>
    NotHotPluggable,
}
