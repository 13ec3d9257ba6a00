namespace HvProvider.Vlans;

/// <summary>The numbers that VLANs can have: 0 and 4095 are none.</summary>
internal static class VlanId
{
    /// <summary>The smallest.</summary>
    public const int Min = 1;

    /// <summary>The largest.</summary>
    public const int Max = 4094;

    /// <summary>Whether a number is that of a VLAN.</summary>
    public static bool IsValid(int id) => id is >= Min and <= Max;
}
