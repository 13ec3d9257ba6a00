using HvProvider.Hosts.Kernel;
using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Networkd;

/// <summary>What <c>[Match]</c> sections look at.</summary>
internal sealed record MatchedLink
{
    private const string TapKind = "tun";
    private const string EthernetType = "ether";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>The MAC address.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The kernel's kind; null of hardware.</summary>
    public string? Kind { get; init; }

    /// <summary>The type as networkd calls it; null when it is not known.</summary>
    public string? Type { get; init; }

    /// <summary>The driver; null when it is not known.</summary>
    public string? Driver { get; init; }

    /// <summary>A link that is there.</summary>
    public static MatchedLink Of(HostLink link, NetworkdLink? seen) => new()
    {
        Name = link.Name,
        AlternativeNames = link.AlternativeNames,
        Mac = link.Mac,
        Kind = link.Kind,
        Type = seen?.Type,
        Driver = seen?.Driver,
    };

    /// <summary>A guest's tap, which may be there or still be made.</summary>
    public static MatchedLink OfTap(string name, MacAddress? mac = null) => new()
    {
        Name = name,
        Mac = mac,
        Kind = TapKind,
        Type = EthernetType,
        Driver = TapKind,
    };
}
