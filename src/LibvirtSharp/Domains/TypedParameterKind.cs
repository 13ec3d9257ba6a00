namespace LibvirtSharp;

/// <summary>Type of a parameter's value.</summary>
public enum TypedParameterKind
{
    /// <summary><see cref="int"/>.</summary>
    Int32 = 1,

    /// <summary><see cref="uint"/>.</summary>
    UInt32 = 2,

    /// <summary><see cref="long"/>.</summary>
    Int64 = 3,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64 = 4,

    /// <summary><see cref="double"/>.</summary>
    Double = 5,

    /// <summary><see cref="bool"/>.</summary>
    Boolean = 6,

    /// <summary><see cref="string"/>.</summary>
    String = 7,
}
