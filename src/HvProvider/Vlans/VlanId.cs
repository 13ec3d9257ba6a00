namespace HvProvider.Vlans;

/// <summary>The valid VLAN IDs. 0 and 4095 are reserved.</summary>
internal static class VlanId
{
    /// <summary>The smallest VLAN ID.</summary>
    public const int Min = 1;

    /// <summary>The largest VLAN ID.</summary>
    public const int Max = 4094;

    /// <summary>Whether a number is a valid VLAN ID.</summary>
    public static bool IsValid(int id) => id is >= Min and <= Max;
}
