namespace LibvirtSharp;

/// <summary>Which definition of a network an update changes.</summary>
[Flags]
public enum NetworkUpdateFlags : uint
{
    /// <summary>The live definition of an active network, the persistent one otherwise.</summary>
    Current = 0,

    /// <summary>The running network.</summary>
    Live = 1,

    /// <summary>The persistent definition.</summary>
    Config = 2,
}
