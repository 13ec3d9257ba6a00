namespace LibvirtSharp;

/// <summary>The definition of a host interface to return.</summary>
[Flags]
public enum InterfaceXmlFlags : uint
{
    /// <summary>The active definition.</summary>
    None = 0,

    /// <summary>The configured definition.</summary>
    Inactive = 1,
}
