namespace HvProvider.Vlans;

/// <summary>How frames of the native VLAN of a trunk are sent to the guest.</summary>
internal enum NativeMode
{
    /// <summary>Untagged.</summary>
    Untagged,

    /// <summary>Tagged, although untagged frames from the guest belong to it.</summary>
    Tagged,
}
