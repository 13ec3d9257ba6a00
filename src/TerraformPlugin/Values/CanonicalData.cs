using System.Globalization;

namespace TerraformPlugin.Values;

/// <summary>Unicode's canonical decompositions and combining classes. Read when text first needs them.</summary>
internal static class CanonicalData
{
    // Hangul syllables: leading consonant, vowel and perhaps trailing consonant, each from a block of its own.
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount;

    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int, int), int> Compositions = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static CanonicalData()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("CanonicalData.txt")
            ?? throw new InvalidOperationException("The table of Unicode is missing in the executable.");
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            Read(line);
        }
    }

    /// <summary>The combining class; 0 for a character that does not combine with the one before.</summary>
    public static int ClassOf(int character) => Classes.GetValueOrDefault(character);

    /// <summary>Appends the complete decomposition of a character, or the character itself.</summary>
    public static void Decompose(int character, List<int> target)
    {
        if (character - Syllables is >= 0 and < SyllableCount and var syllable)
        {
            target.Add(Leads + (syllable / (VowelCount * TailCount)));
            target.Add(Vowels + (syllable / TailCount % VowelCount));
            if (syllable % TailCount is > 0 and var tail)
            {
                target.Add(Tails + tail);
            }
        }
        else if (Decompositions.TryGetValue(character, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, target);
            }
        }
        else
        {
            target.Add(character);
        }
    }

    /// <summary>The character that two compose into; null if they do not.</summary>
    public static int? Compose(int first, int second)
    {
        if (first - Leads is >= 0 and < LeadCount and var lead && second - Vowels is >= 0 and < VowelCount and var vowel)
        {
            return Syllables + (((lead * VowelCount) + vowel) * TailCount);
        }

        if (first - Syllables is >= 0 and < SyllableCount and var syllable && syllable % TailCount == 0
            && second - Tails is > 0 and < TailCount and var tail)
        {
            return first + tail;
        }

        return Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static void Read(string line)
    {
        switch (line.Split(' '))
        {
            case ["#", ..]:
                break;
            case ["=", var composed, var first, var second]:
                Decompositions[Hex(composed)] = [Hex(first), Hex(second)];
                Compositions[(Hex(first), Hex(second))] = Hex(composed);
                break;
            case [">", var character, .. var parts]:
                Decompositions[Hex(character)] = Array.ConvertAll(parts, Hex);
                break;
            case [var range, var order]:
                var ends = range.Split('-');
                for (var character = Hex(ends[0]); character <= Hex(ends[1]); character++)
                {
                    Classes[character] = byte.Parse(order, CultureInfo.InvariantCulture);
                }

                break;
        }
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
