using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Svg;

/// <summary>A label for a VLAN of a port, or for a range of VLANs with the same tagging.</summary>
/// <param name="Text">The text.</param>
/// <param name="Colour">The CSS class of the colour.</param>
/// <param name="Kind">How the port carries it.</param>
/// <param name="IsMarked">Whether it has a finding.</param>
internal sealed record VlanPill(string Text, string Colour, VlanPillKind Kind, bool IsMarked)
{
    /// <summary>The height of all labels.</summary>
    public const int Height = 20;

    private const int Most = 8;
    private const int Gap = 8;
    private const string Rest = "cx";

    /// <summary>The width.</summary>
    public int Width => TextMeasure.SmallBold(Text) + 14;

    /// <summary>The labels of a port.</summary>
    /// <param name="vlans">Its VLANs.</param>
    /// <param name="marked">The VLANs with findings.</param>
    /// <param name="colours">The colours.</param>
    public static IReadOnlyList<VlanPill> Of(PortVlans vlans, IReadOnlyCollection<int> marked, VlanColours colours)
    {
        var pills = vlans.Untagged.Select(vlan => vlan == vlans.Pvid
                ? new VlanPill($"{vlan}", colours[vlan], VlanPillKind.Untagged, marked.Contains(vlan))
                : new VlanPill($"{vlan} out", colours[vlan], VlanPillKind.Outwards, marked.Contains(vlan)))
            .OrderBy(static pill => pill.Kind)
            .Concat(vlans.Tagged.Where(vlan => vlan == vlans.Pvid)
                .Select(vlan => new VlanPill($"{vlan} native", colours[vlan], VlanPillKind.Tagged, marked.Contains(vlan))))
            .Concat(vlans.Tagged.Where(vlan => vlan != vlans.Pvid).GroupBy(marked.Contains)
                .SelectMany(static group => VlanRanges.Group(group).Select(range => (IsMarked: group.Key, Range: range)))
                .OrderBy(static part => VlanRanges.ParseOne(part.Range)?.First)
                .Select(part => new VlanPill(
                    part.Range, int.TryParse(part.Range, out var vlan) ? colours[vlan] : Rest, VlanPillKind.Tagged, part.IsMarked)))
            .ToList();
        return pills.Count <= Most
            ? pills
            : [.. pills.Take(Most - 1), new VlanPill($"+ {pills.Count - Most + 1}", Rest, VlanPillKind.Tagged, false)];
    }

    /// <summary>The width of several labels in a row.</summary>
    public static int WidthOf(IReadOnlyList<VlanPill> pills) => pills.Sum(static pill => pill.Width + Gap) - (pills.Count == 0 ? 0 : Gap);

    /// <summary>Draws several labels in a row and returns the right edge.</summary>
    public static int Draw(SvgCanvas canvas, IReadOnlyList<VlanPill> pills, int x, int middle, string ring)
    {
        foreach (var pill in pills)
        {
            pill.Draw(canvas, new SvgBox(x, middle - (Height / 2), pill.Width, Height), ring);
            x += pill.Width + Gap;
        }

        return x - (pills.Count == 0 ? 0 : Gap);
    }

    /// <summary>Draws the label.</summary>
    public void Draw(SvgCanvas canvas, SvgBox box, string ring)
    {
        canvas.Box(box, Kind == VlanPillKind.Tagged ? $"pill {Colour} tagged" : $"pill {Colour}", Height / 2);
        if (Kind == VlanPillKind.Outwards)
        {
            canvas.Box(box.Grown(-2), $"pill {Colour} outwards", (Height / 2) - 2);
        }

        canvas.Centred(
            box.X + (box.Width / 2), box.Baseline, Text, Kind == VlanPillKind.Tagged ? $"t pilltext {Colour}" : "t pilltext solid");
        if (IsMarked)
        {
            canvas.Box(box.Grown(3), ring, (Height / 2) + 3);
        }
    }
}
