namespace LibvirtSharp;

/// <summary>A version of libvirt or of a hypervisor.</summary>
public readonly record struct LibvirtVersion(int Major, int Minor, int Micro) : IComparable<LibvirtVersion>
{
    /// <summary>Parses libvirt's version number: major × 1000000 + minor × 1000 + micro.</summary>
    public static LibvirtVersion FromNumber(ulong number) => new(
        (int)Math.Min(number / 1_000_000, int.MaxValue), (int)(number / 1000 % 1000), (int)(number % 1000));

    /// <inheritdoc/>
    public int CompareTo(LibvirtVersion other) =>
        (Major, Minor, Micro).CompareTo((other.Major, other.Minor, other.Micro));

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is not newer.</summary>
    public static bool operator <=(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is not older.</summary>
    public static bool operator >=(LibvirtVersion left, LibvirtVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}.{Micro}";
}
