namespace HvProvider.Commands.Map.Svg;

/// <summary>The positions of the NIC columns, common to all bridges of a picture.</summary>
internal sealed record SvgColumns
{
    /// <summary>The outer margin.</summary>
    public const int Margin = 24;

    /// <summary>The vertical line below a bridge.</summary>
    public const int TrunkX = Margin + 28;

    /// <summary>The left edge of a network.</summary>
    public const int PanelX = Margin + 56;

    /// <summary>The vertical line within a network.</summary>
    public const int BusX = PanelX + 20;

    /// <summary>The effective VLANs.</summary>
    public const int EffectiveX = BusX + 24;

    /// <summary>The heading over <see cref="EffectiveX"/>.</summary>
    public const string EffectiveHeading = "effective VLANs";

    /// <summary>The heading over <see cref="IntendedX"/>.</summary>
    public const string IntendedHeading = "configured";

    /// <summary>The heading over <see cref="NameX"/>.</summary>
    public const string NameHeading = "NIC";

    private const int Gap = 26;
    private const int Inner = 14;
    private const int MacWidth = 17;

    /// <summary>The tap.</summary>
    public required int TapX { get; init; }

    /// <summary>The guest's box.</summary>
    public required int GuestX { get; init; }

    /// <summary>The width of the guest's box.</summary>
    public required int GuestWidth { get; init; }

    /// <summary>The domain, in the box.</summary>
    public int DomainX => GuestX + 22;

    /// <summary>The NIC's name, in the box.</summary>
    public required int NameX { get; init; }

    /// <summary>The MAC address, in the box.</summary>
    public required int MacX { get; init; }

    /// <summary>The configured VLANs.</summary>
    public int IntendedX => GuestX + GuestWidth + Gap;

    /// <summary>The markers.</summary>
    public required int MarksX { get; init; }

    /// <summary>The right edge of networks and bridges.</summary>
    public required int Right { get; init; }

    /// <summary>The width of the picture.</summary>
    public int Width => Right + Margin;

    /// <summary>Computes the columns.</summary>
    /// <param name="nics">The NICs.</param>
    /// <param name="least">The minimum right edge, required by other content.</param>
    public static SvgColumns Of(IReadOnlyList<SvgNic> nics, int least)
    {
        var tapX = EffectiveX + Math.Max(Max(nics, static nic => nic.EffectiveWidth), TextMeasure.Small(EffectiveHeading)) + Gap;
        var guestX = tapX + Math.Max(Max(nics, static nic => TextMeasure.OfCode(nic.Tap)), TextMeasure.Small("tap")) + Gap;
        var nameX = guestX + 22 + Math.Max(Max(nics, static nic => TextMeasure.Bold(nic.Domain)), TextMeasure.Small("guest")) + Inner;
        var nameWidth = Max(nics, static nic => TextMeasure.Words(nic.Name));
        var macX = nameX + (nameWidth == 0 ? 0 : Math.Max(nameWidth, TextMeasure.Small(NameHeading)) + Inner);
        var guestWidth = macX + TextMeasure.OfCode(new string('0', MacWidth)) + Inner - guestX;
        var intendedX = guestX + guestWidth + Gap;
        var marksX = intendedX + Math.Max(Max(nics, static nic => nic.IntendedWidth), TextMeasure.Small(IntendedHeading)) + Gap;
        return new SvgColumns
        {
            TapX = tapX,
            GuestX = guestX,
            GuestWidth = guestWidth,
            NameX = nameX,
            MacX = macX,
            MarksX = marksX,
            Right = Math.Max(least, nics.Count == 0 ? 0 : marksX + Max(nics, static nic => nic.MarksWidth)),
        };
    }

    private static int Max(IReadOnlyList<SvgNic> nics, Func<SvgNic, int> width) => nics.Count == 0 ? 0 : nics.Max(width);
}
