using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;
using HvProvider.Nics.Values;

namespace HvProvider.Commands.Map.Svg;

/// <summary>Draws a NIC: the bridge port with its effective VLANs, the tap, the guest, the configured VLANs and the markers.</summary>
internal static class SvgNicRow
{
    /// <summary>The height of a row.</summary>
    public const int Height = 38;

    private const int BoxHeight = 28;

    /// <summary>Draws a row.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="nic">The NIC.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="y">The upper edge of the row.</param>
    /// <param name="isWired">Whether it is on a bridge.</param>
    public static void Draw(SvgCanvas canvas, SvgNic nic, SvgColumns columns, int y, bool isWired = true)
    {
        var row = new SvgBox(SvgColumns.EffectiveX, y, columns.Right - SvgColumns.EffectiveX, Height);
        var isPlugged = nic.Nic.State is not (MapNicState.Stopped or MapNicState.NotPlugged);
        if (isWired)
        {
            DrawWire(canvas, nic, columns, row.Middle, isPlugged);
        }

        DrawPort(canvas, nic, columns, row);
        DrawGuest(canvas, nic, columns, row, isPlugged);
        if (nic.IntendedWords is { } words)
        {
            canvas.Text(columns.IntendedX, row.Baseline, words, SvgStyle.Faint);
        }

        VlanPill.Draw(canvas, nic.Intended, columns.IntendedX, row.Middle, SvgStyle.MismatchRing);
        DrawMarks(canvas, nic.Nic, columns.MarksX, row);
    }

    private static void DrawWire(SvgCanvas canvas, SvgNic nic, SvgColumns columns, int y, bool isPlugged)
    {
        var style = !isPlugged ? SvgStyle.WireOff : nic.WireColour is { } colour ? $"{SvgStyle.Wire} {colour}" : SvgStyle.Wire;
        if (nic.Nic.State == MapNicState.OffBridge)
        {
            // No wire to the bridge.
            canvas.Line(SvgColumns.BusX, y, SvgColumns.EffectiveX, y, SvgStyle.WireOff);
            canvas.Line(columns.TapX, y, columns.GuestX, y, style);
        }
        else
        {
            canvas.Line(SvgColumns.BusX, y, columns.GuestX, y, style);
        }
    }

    private static void DrawPort(SvgCanvas canvas, SvgNic nic, SvgColumns columns, SvgBox row)
    {
        // The background of text is covered, so that the wire does not cross it.
        if (nic.EffectiveWords is { } words)
        {
            Cover(canvas, SvgColumns.EffectiveX, nic.EffectiveWidth, row);
            canvas.Text(SvgColumns.EffectiveX, row.Baseline, words, SvgStyle.Faint);
        }

        VlanPill.Draw(canvas, nic.Effective, SvgColumns.EffectiveX, row.Middle, SvgStyle.LeakRing);
        if (nic.Tap.Length > 0)
        {
            Cover(canvas, columns.TapX, TextMeasure.OfCode(nic.Tap), row);
            canvas.Text(columns.TapX, row.Baseline, nic.Tap, SvgStyle.Code);
        }
    }

    private static void DrawGuest(SvgCanvas canvas, SvgNic nic, SvgColumns columns, SvgBox row, bool isPlugged)
    {
        var box = new SvgBox(columns.GuestX, row.Middle - (BoxHeight / 2), columns.GuestWidth, BoxHeight);
        canvas.Box(box, isPlugged ? SvgStyle.Guest : SvgStyle.GuestOff);
        canvas.Dot(box.X + 11, box.Middle, isPlugged && nic.Nic.Link == LinkState.Up ? SvgStyle.LinkUp : SvgStyle.LinkDown);
        canvas.Text(columns.DomainX, box.Baseline, nic.Domain, SvgStyle.Name);
        if (nic.Name.Length > 0)
        {
            canvas.Text(columns.NameX, box.Baseline, nic.Name, SvgStyle.Words);
        }

        canvas.Text(columns.MacX, box.Baseline, nic.Mac, SvgStyle.Code);
    }

    private static void DrawMarks(SvgCanvas canvas, MapNic nic, int x, SvgBox row)
    {
        foreach (var finding in nic.Findings)
        {
            x = DrawMark(canvas, finding.Kind, MapWords.Mark(finding), x, row.Middle) + 8;
        }
    }

    /// <summary>Draws a marker and returns its right edge.</summary>
    public static int DrawMark(SvgCanvas canvas, MapFindingKind kind, string text, int x, int middle)
    {
        var box = new SvgBox(x, middle - 10, SvgNic.WidthOfMark(text), 20);
        var (mark, words) = kind switch
        {
            MapFindingKind.Leak => (SvgStyle.LeakMark, SvgStyle.MarkText),
            MapFindingKind.Mismatch => (SvgStyle.MismatchMark, SvgStyle.MarkText),
            _ => (SvgStyle.NoticeMark, SvgStyle.NoticeMarkText),
        };
        canvas.Box(box, mark, 4);
        canvas.Centred(box.X + (box.Width / 2), box.Baseline, text, words);
        return box.Right;
    }

    private static void Cover(SvgCanvas canvas, int x, int width, SvgBox row) =>
        canvas.Box(new SvgBox(x - 5, row.Middle - 9, width + 10, 18), SvgStyle.Behind, 0);
}
