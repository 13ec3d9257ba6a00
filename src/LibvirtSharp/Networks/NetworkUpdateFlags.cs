namespace LibvirtSharp;

/// <summary>The definition of a network that an update changes.</summary>
[Flags]
public enum NetworkUpdateFlags : uint
{
    /// <summary>The live definition of an active network, otherwise the persistent definition.</summary>
    Current = 0,

    /// <summary>The running network.</summary>
    Live = 1,

    /// <summary>The persistent definition.</summary>
    Config = 2,
}
