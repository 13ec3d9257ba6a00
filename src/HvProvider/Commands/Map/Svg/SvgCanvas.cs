using System.Globalization;
using System.Text;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>Collects the elements of a picture. This is the only place that escapes text.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _elements = new();

    /// <summary>The collected elements.</summary>
    public override string ToString() => _elements.ToString();

    /// <summary>A rectangle with round corners.</summary>
    public void Box(SvgBox box, string style, int radius = 6) => Add(
        $"<rect class=\"{style}\" x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"{radius}\"/>");

    /// <summary>A straight line.</summary>
    public void Line(int x1, int y1, int x2, int y2, string style) =>
        Add($"<line class=\"{style}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");

    /// <summary>A small circle.</summary>
    public void Dot(int x, int y, string style) => Add($"<circle class=\"{style}\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");

    /// <summary>Text that begins at a point.</summary>
    public void Text(int x, int y, string text, string style) => Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{Escape(text)}</text>");

    /// <summary>Text centred at a point.</summary>
    public void Centred(int x, int y, string text, string style) =>
        Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{Escape(text)}</text>");

    /// <summary>Escapes text for an element or an attribute. Characters that XML does not allow are replaced.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in TerminalText.Clean(text).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private void Add(FormattableString element) => _elements.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
