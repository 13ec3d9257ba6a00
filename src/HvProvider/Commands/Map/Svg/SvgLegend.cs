using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;
using HvProvider.Nics.Values;

namespace HvProvider.Commands.Map.Svg;

/// <summary>Draws the legend of the symbols in the picture, and the findings.</summary>
internal static class SvgLegend
{
    private const int LineHeight = 26;

    /// <summary>Draws the legend and returns its lower edge.</summary>
    public static int Draw(SvgCanvas canvas, HostMap map, IReadOnlyList<SvgNic> nics, SvgColumns columns, int y)
    {
        var pen = new LegendPen(canvas, columns.Right, y);
        var pills = nics.SelectMany(static nic => nic.Effective.Concat(nic.Intended)).Select(static pill => pill.Kind)
            .Append(VlanPillKind.Untagged).Append(VlanPillKind.Tagged).Distinct().Order();
        foreach (var kind in pills)
        {
            var (text, meaning) = kind switch
            {
                VlanPillKind.Untagged => ("30", "VLAN, untagged"),
                VlanPillKind.Outwards => ("30 out", "untagged, towards the guest only"),
                _ => ("30", "VLAN, tagged"),
            };
            pen.Add(new VlanPill(text, "cx", kind, false), meaning);
        }

        pen.AddDot(SvgStyle.LinkUp, "link up");
        if (nics.Any(static nic => nic.Nic.Link == LinkState.Down || nic.Nic.State is MapNicState.Stopped or MapNicState.NotPlugged))
        {
            pen.AddDot(SvgStyle.LinkDown, "link down, or not running");
        }

        foreach (var kind in MapWords.Kinds.Where(kind => map.Count(kind) > 0))
        {
            pen.Add(kind);
        }

        y = pen.Bottom + 8;
        canvas.Text(SvgColumns.Margin, y + 12, MapWords.Sum(map), SvgStyle.Name);
        y += LineHeight;
        foreach (var nic in map.Marked)
        {
            foreach (var finding in nic.Findings)
            {
                y = DrawLines(canvas, $"{MapWords.Name(nic)}: {finding.Message}", columns, y, SvgStyle.Words);
            }
        }

        return y;
    }

    /// <summary>Draws wrapped text and returns the lower edge.</summary>
    public static int DrawLines(SvgCanvas canvas, string text, SvgColumns columns, int y, string style)
    {
        // Characters take about seven and a half pixels, in the widest font eight.
        foreach (var line in TerminalText.Wrap(text, (columns.Right - SvgColumns.Margin) / 8))
        {
            canvas.Text(SvgColumns.Margin, y + 12, line, style);
            y += 20;
        }

        return y;
    }
}
