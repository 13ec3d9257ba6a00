namespace LibvirtSharp;

/// <summary>Filters of a network listing; none means all. Unlike those of domains, 1 means inactive.</summary>
[Flags]
public enum NetworkListFlags : uint
{
    /// <summary>Every network.</summary>
    All = 0,

    /// <summary>Stopped networks.</summary>
    Inactive = 1,

    /// <summary>Running networks.</summary>
    Active = 2,

    /// <summary>Networks with a persistent definition.</summary>
    Persistent = 4,

    /// <summary>Transient networks.</summary>
    Transient = 8,

    /// <summary>Networks started with the daemon.</summary>
    AutoStart = 16,

    /// <summary>Networks not started with the daemon.</summary>
    NoAutoStart = 32,
}
