namespace HvProvider.Commands.Map.Svg;

/// <summary>How a port carries a VLAN.</summary>
internal enum VlanPillKind
{
    /// <summary>Untagged in both directions.</summary>
    Untagged,

    /// <summary>Egress untagged only.</summary>
    Outwards,

    /// <summary>Tagged.</summary>
    Tagged,
}
