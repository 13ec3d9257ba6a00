namespace LibvirtSharp;

/// <summary>Which definition of a host interface is described.</summary>
[Flags]
public enum InterfaceXmlFlags : uint
{
    /// <summary>What is active.</summary>
    None = 0,

    /// <summary>What is configured.</summary>
    Inactive = 1,
}
