using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>A NIC as it is drawn: the content of each column.</summary>
internal sealed record SvgNic
{
    private const int LongestDomain = 30;
    private const int LongestName = 20;

    /// <summary>The NIC.</summary>
    public required MapNic Nic { get; init; }

    /// <summary>The effective VLANs.</summary>
    public required IReadOnlyList<VlanPill> Effective { get; init; }

    /// <summary>The text in place of VLANs; null if there are VLANs.</summary>
    public required string? EffectiveWords { get; init; }

    /// <summary>The configured VLANs.</summary>
    public required IReadOnlyList<VlanPill> Intended { get; init; }

    /// <summary>The text in place of VLANs; null if there are VLANs.</summary>
    public required string? IntendedWords { get; init; }

    /// <summary>The domain.</summary>
    public string Domain => TextMeasure.Shorten(Nic.Domain, LongestDomain);

    /// <summary>The name of the attachment.</summary>
    public string Name => TextMeasure.Shorten(Nic.Name ?? "", LongestName);

    /// <summary>The MAC address.</summary>
    public string Mac => Nic.Mac ?? MapWords.None;

    /// <summary>The tap.</summary>
    public string Tap => Nic.Tap ?? "";

    /// <summary>The markers.</summary>
    public IReadOnlyList<string> Marks => [.. Nic.Findings.Select(MapWords.Mark)];

    /// <summary>The width of the effective VLANs.</summary>
    public int EffectiveWidth => EffectiveWords is { } words ? TextMeasure.Small(words) : VlanPill.WidthOf(Effective);

    /// <summary>The width of the configured VLANs.</summary>
    public int IntendedWidth => IntendedWords is { } words ? TextMeasure.Small(words) : VlanPill.WidthOf(Intended);

    /// <summary>The width of the markers.</summary>
    public int MarksWidth => Marks.Sum(static mark => WidthOfMark(mark) + 8);

    /// <summary>The colour of its wire; null if it is not on exactly one VLAN.</summary>
    public string? WireColour => Effective is [{ Kind: VlanPillKind.Untagged } only] ? only.Colour : null;

    /// <summary>Creates the drawing of a NIC on a bridge.</summary>
    public static SvgNic Of(MapBridge bridge, MapNic nic, VlanColours colours)
    {
        var leaked = nic.Find(MapFindingKind.Leak)?.Vlans ?? [];
        var missing = nic.Find(MapFindingKind.Mismatch)?.Vlans ?? [];
        var effective = nic is { State: MapNicState.Read, Effective: { } has } && bridge.Filters ? VlanPill.Of(has, leaked, colours) : [];
        var intended = nic.Intended is { } should ? VlanPill.Of(should, missing, colours) : [];
        return new SvgNic
        {
            Nic = nic,
            Effective = effective,
            EffectiveWords = effective.Count > 0 ? null : MapWords.Effective(bridge, nic),
            Intended = intended,
            IntendedWords = intended.Count > 0 ? null : MapWords.Intended(nic),
        };
    }

    /// <summary>Creates the drawing of a NIC without a bridge.</summary>
    public static SvgNic Of(MapNic nic) => new()
    {
        Nic = nic,
        Effective = [],
        EffectiveWords = nic.Type ?? MapWords.None,
        Intended = [],
        IntendedWords = "",
    };

    /// <summary>The width of a marker.</summary>
    public static int WidthOfMark(string mark) => TextMeasure.SmallBold(mark) + 18;
}
