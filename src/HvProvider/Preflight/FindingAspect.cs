namespace HvProvider.Preflight;

/// <summary>What a finding is about. Whoever asked knows by which attribute that was configured.</summary>
internal enum FindingAspect
{
    /// <summary>The bridge.</summary>
    Bridge,

    /// <summary>The VLANs, or that there are none.</summary>
    Vlans,

    /// <summary>The MAC address.</summary>
    Mac,

    /// <summary>The domain.</summary>
    Domain,

    /// <summary>The place on the guest's PCI buses.</summary>
    Slot,
}
