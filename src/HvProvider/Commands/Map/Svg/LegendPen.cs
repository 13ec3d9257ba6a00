using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>Places symbols and their meanings in rows, with line breaks as required.</summary>
internal sealed class LegendPen(SvgCanvas canvas, int right, int y)
{
    private const int LineHeight = 30;
    private const int Gap = 26;

    private int _x = SvgColumns.Margin;
    private int _y = y;

    /// <summary>The lower edge.</summary>
    public int Bottom => _y + LineHeight;

    private int Middle => _y + (LineHeight / 2);

    /// <summary>A VLAN.</summary>
    public void Add(VlanPill pill, string meaning)
    {
        Begin(pill.Width, meaning);
        VlanPill.Draw(canvas, [pill], _x, Middle, SvgStyle.LeakRing);
        End(pill.Width, meaning);
    }

    /// <summary>The state of a link.</summary>
    public void AddDot(string style, string meaning)
    {
        Begin(8, meaning);
        canvas.Dot(_x + 4, Middle, style);
        End(8, meaning);
    }

    /// <summary>A marker.</summary>
    public void Add(MapFindingKind kind)
    {
        var (name, meaning) = (MapWords.Name(kind), MapWords.Meaning(kind));
        Begin(SvgNic.WidthOfMark(name), meaning);
        SvgNicRow.DrawMark(canvas, kind, name, _x, Middle);
        End(SvgNic.WidthOfMark(name), meaning);
    }

    private void Begin(int width, string meaning)
    {
        if (_x > SvgColumns.Margin && _x + width + 8 + TextMeasure.Small(meaning) > right)
        {
            (_x, _y) = (SvgColumns.Margin, _y + LineHeight);
        }
    }

    private void End(int width, string meaning)
    {
        canvas.Text(_x + width + 8, Middle + 4, meaning, SvgStyle.Faint);
        _x += width + 8 + TextMeasure.Small(meaning) + Gap;
    }
}
