namespace LibvirtSharp;

/// <summary>The definition of a network to return.</summary>
[Flags]
public enum NetworkXmlFlags : uint
{
    /// <summary>The live definition of an active network.</summary>
    None = 0,

    /// <summary>The persistent definition.</summary>
    Inactive = 1,
}
