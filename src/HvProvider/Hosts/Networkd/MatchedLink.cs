using HvProvider.Hosts.Kernel;
using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Networkd;

/// <summary>The properties that <c>[Match]</c> sections evaluate.</summary>
internal sealed record MatchedLink
{
    private const string TapKind = "tun";
    private const string EthernetType = "ether";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The alternative names.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>The MAC address.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The kernel's link kind; null for hardware devices.</summary>
    public string? Kind { get; init; }

    /// <summary>networkd's link type; null if it is not known.</summary>
    public string? Type { get; init; }

    /// <summary>The driver; null if it is not known.</summary>
    public string? Driver { get; init; }

    /// <summary>The permanent MAC address; null if it has none, or it is not known.</summary>
    public MacAddress? PermanentMac { get; init; }

    /// <summary>
    /// Whether it is a tap. A tap has no permanent MAC address, because the kernel draws its first one; no path (<c>ID_PATH</c>), because
    /// it is on no bus; and nothing of a wireless network.
    /// </summary>
    public bool IsTap => Kind == TapKind;

    /// <summary>An existing link.</summary>
    public static MatchedLink Of(HostLink link, NetworkdLink? seen) => new()
    {
        Name = link.Name,
        AlternativeNames = link.AlternativeNames,
        Mac = link.Mac,
        PermanentMac = link.PermanentMac ?? (link.Kind is null ? link.Mac : null),
        Kind = link.Kind,
        Type = seen?.Type,
        Driver = seen?.Driver,
    };

    /// <summary>The tap of a guest, which may not exist yet.</summary>
    public static MatchedLink OfTap(string name, MacAddress? mac = null) => new()
    {
        Name = name,
        Mac = mac,
        Kind = TapKind,
        Type = EthernetType,
        Driver = TapKind,
    };
}
