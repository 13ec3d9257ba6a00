namespace HvProvider.Preflight;

/// <summary>How the uplink carries a VLAN.</summary>
internal enum UplinkPassage
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Frames leave untagged, but incoming untagged frames belong to another VLAN.</summary>
    OutOnly,

    /// <summary>In both directions.</summary>
    Both,
}
