namespace HvProvider.Vlans;

/// <summary>What about a tap differs from what is expected. It decides whether, and how, libvirt can set the tap up again.</summary>
internal enum MismatchKind
{
    /// <summary>The host has no such link.</summary>
    Missing,

    /// <summary>The tap is on another bridge, or on none.</summary>
    OffBridge,

    /// <summary>The tap is administratively down.</summary>
    Down,

    /// <summary>VLANs are configured, and the bridge does not filter VLANs. Only the host can change this.</summary>
    NotFiltering,

    /// <summary>The tap is up and on its bridge, with other VLANs.</summary>
    Vlans,
}
