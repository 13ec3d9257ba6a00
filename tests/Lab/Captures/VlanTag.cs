namespace Labs.Captures;

/// <summary>A VLAN tag in a captured frame.</summary>
/// <param name="Protocol">Its EtherType: 0x8100 (802.1Q) or 0x88A8 (802.1ad).</param>
/// <param name="Id">The VLAN ID; 0 for a priority tag.</param>
public readonly record struct VlanTag(ushort Protocol, ushort Id)
{
    /// <summary>The EtherType of an 802.1Q tag.</summary>
    public const ushort Customer = 0x8100;

    /// <summary>The EtherType of an 802.1ad tag.</summary>
    public const ushort Provider = 0x88a8;

    /// <summary>Whether the EtherType is that of a VLAN tag.</summary>
    public static bool IsTag(ushort etherType) => etherType is Customer or Provider;

    public override string ToString() => Protocol == Customer ? $"{Id}" : $"ad{Id}";
}
