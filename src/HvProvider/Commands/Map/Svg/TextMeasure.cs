using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>
/// Tells how much room text takes. Which of the system's fonts will show it is not known, so the widths are those of the widest ones
/// (DejaVu): there may be some room too much, and never too little.
/// </summary>
internal static class TextMeasure
{
    private const double Code = 7.3;
    private const double Wide = 1.05;
    private const double Bolder = 1.13;

    // In hundredths of the font's size, from a to z.
    private static readonly int[] Letters =
        [62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53];

    /// <summary>The width of words of 13 pixels.</summary>
    public static int Words(string text) => (int)Math.Ceiling(13 * Ems(text));

    /// <summary>The width of words of 12 pixels.</summary>
    public static int Small(string text) => (int)Math.Ceiling(12 * Ems(text));

    /// <summary>The width of bold words of 13 pixels.</summary>
    public static int Bold(string text) => (int)Math.Ceiling(13 * Bolder * Ems(text));

    /// <summary>The width of bold words of 12 pixels.</summary>
    public static int SmallBold(string text) => (int)Math.Ceiling(12 * Bolder * Ems(text));

    /// <summary>The width of text of 12 pixels whose characters are all as wide.</summary>
    public static int OfCode(string text) => (int)Math.Ceiling(Code * TerminalText.Width(text));

    /// <summary>The text, or its beginning where it is longer than a picture has room for.</summary>
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
