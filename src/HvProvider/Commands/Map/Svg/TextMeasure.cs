using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>
/// Measures text. The font of the viewer is not known, so the widths are those of the widest common font (DejaVu): there may be
/// too much space, but never too little.
/// </summary>
internal static class TextMeasure
{
    private const double Code = 7.3;
    private const double Wide = 1.05;
    private const double Bolder = 1.13;

    // In hundredths of the font size, from a to z.
    private static readonly int[] Letters =
        [62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53];

    /// <summary>The width of 13-pixel text.</summary>
    public static int Words(string text) => (int)Math.Ceiling(13 * Ems(text));

    /// <summary>The width of 12-pixel text.</summary>
    public static int Small(string text) => (int)Math.Ceiling(12 * Ems(text));

    /// <summary>The width of bold 13-pixel text.</summary>
    public static int Bold(string text) => (int)Math.Ceiling(13 * Bolder * Ems(text));

    /// <summary>The width of bold 12-pixel text.</summary>
    public static int SmallBold(string text) => (int)Math.Ceiling(12 * Bolder * Ems(text));

    /// <summary>The width of monospaced 12-pixel text.</summary>
    public static int OfCode(string text) => (int)Math.Ceiling(Code * TerminalText.Width(text));

    /// <summary>The text, truncated to the given length.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static double Ems(string text) => text.EnumerateRunes().Sum(static rune => rune.Value switch
    {
        >= 'a' and <= 'z' => Letters[rune.Value - 'a'] / 100.0,
        >= '0' and <= '9' => 0.64,
        'M' or 'W' or '@' or '%' or '…' => 1.0,
        'I' or 'J' or '|' or '\'' => 0.35,
        >= 'A' and <= 'Z' => 0.76,
        ' ' or '.' or ',' or ':' or ';' or '/' or '!' or '-' => 0.37,
        '(' or ')' or '"' or '[' or ']' => 0.46,
        _ => TerminalText.Width(rune.ToString()) > 1 ? Wide : 0.84,
    });
}
