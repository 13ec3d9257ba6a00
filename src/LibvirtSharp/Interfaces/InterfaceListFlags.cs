namespace LibvirtSharp;

/// <summary>Filters of a listing of host interfaces; none means all.</summary>
[Flags]
public enum InterfaceListFlags : uint
{
    /// <summary>Every interface.</summary>
    All = 0,

    /// <summary>Interfaces that are down.</summary>
    Inactive = 1,

    /// <summary>Interfaces that are up.</summary>
    Active = 2,
}
