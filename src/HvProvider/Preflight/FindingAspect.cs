namespace HvProvider.Preflight;

/// <summary>The subject of a finding. The caller maps it to an attribute.</summary>
internal enum FindingAspect
{
    /// <summary>The bridge.</summary>
    Bridge,

    /// <summary>The VLANs, or their absence.</summary>
    Vlans,

    /// <summary>The MAC address.</summary>
    Mac,

    /// <summary>The domain.</summary>
    Domain,

    /// <summary>The model of the NIC.</summary>
    Model,

    /// <summary>The PCI slot in the guest.</summary>
    Slot,
}
