using System.Text;

namespace HvProvider.Commands.Map.Wording;

/// <summary>Text as a terminal shows it.</summary>
internal static class TerminalText
{
    // Blocks of scripts whose characters take two columns: Hangul Jamo, CJK to Yi, Hangul, compatibility forms, full-width forms,
    // emoji.
    private static readonly (int First, int Last)[] Wide =
        [(0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6),
            (0x1F300, 0x1FAFF), (0x20000, 0x3FFFD)];

    /// <summary>The text without control sequences, because names are untrusted.</summary>
    public static string Clean(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    /// <summary>The width in columns.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(static rune => IsWide(rune) ? 2 : 1);

    /// <summary>The text, padded with spaces.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Wraps text at that many columns, except for longer words.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Width(line) + 1 + Width(word) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }

    private static bool IsWide(Rune rune) => Array.Exists(Wide, block => block.First <= rune.Value && rune.Value <= block.Last);
}
