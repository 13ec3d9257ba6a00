namespace HvProvider.Commands.Map.Svg;

/// <summary>How a port has a VLAN.</summary>
internal enum VlanPillKind
{
    /// <summary>Untagged, both ways.</summary>
    Untagged,

    /// <summary>Untagged, from the bridge to the port only.</summary>
    Outwards,

    /// <summary>Tagged.</summary>
    Tagged,
}
