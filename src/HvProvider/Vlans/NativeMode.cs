namespace HvProvider.Vlans;

/// <summary>How the native VLAN of a trunk travels to the guest.</summary>
internal enum NativeMode
{
    /// <summary>Without a tag.</summary>
    Untagged,

    /// <summary>With its tag, although untagged frames of the guest belong to it.</summary>
    Tagged,
}
