using System.Text;

namespace TerraformPlugin.Values;

/// <summary>
/// Text in Unicode's normalization form C, as all text of Terraform is: it normalizes what a provider returns, so that a provider that
/// compares must do the same. The executable has no ICU, without which .NET normalizes nothing.
/// </summary>
internal static class NormalText
{
    // No character below takes part in a composition as the second one, so text without higher ones is normal.
    private const char FirstCombining = '\u0300';

    // As in the Stream-Safe Text Format, which Terraform's library applies: a joiner after this many combining characters.
    private const int LongestRun = 30;
    private const int GraphemeJoiner = 0x034F;

    /// <summary>The text in normalization form C. Half of a surrogate pair becomes U+FFFD, because no value can contain it.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange(FirstCombining, char.MaxValue) ? Compose(Order(Decompose(text))) : text;

    private static List<int> Decompose(string text)
    {
        var characters = new List<int>(text.Length + 8);
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var start = characters.Count;
            CanonicalData.Decompose(rune.Value, characters);
            var (leading, trailing) = CombiningEnds(characters, start);
            run += leading;
            if (run > LongestRun)
            {
                characters.Insert(start, GraphemeJoiner);
                run = trailing;
            }
            else if (leading == 0)
            {
                run = trailing;
            }
        }

        return characters;
    }

    /// <summary>The number of combining characters at the start and at the end of the characters from a position.</summary>
    private static (int Leading, int Trailing) CombiningEnds(List<int> characters, int start)
    {
        var leading = characters.Skip(start).TakeWhile(c => CanonicalData.ClassOf(c) != 0).Count();
        var trailing = characters.Skip(start).Reverse().TakeWhile(c => CanonicalData.ClassOf(c) != 0).Count();
        return (leading, trailing);
    }

    /// <summary>Sorts each run of combining characters by their classes; equal classes keep their order.</summary>
    private static List<int> Order(List<int> characters)
    {
        for (var i = 1; i < characters.Count; i++)
        {
            var character = characters[i];
            var order = CanonicalData.ClassOf(character);
            var place = i;
            while (order != 0 && place > 0 && CanonicalData.ClassOf(characters[place - 1]) > order)
            {
                characters[place] = characters[place - 1];
                place--;
            }

            characters[place] = character;
        }

        return characters;
    }

    private static string Compose(List<int> characters)
    {
        var result = new List<int>(characters.Count);
        var starter = -1;
        foreach (var character in characters)
        {
            var order = CanonicalData.ClassOf(character);
            // A character is blocked by one of the same or a higher class between it and the starter.
            var last = starter >= 0 && starter < result.Count - 1 ? CanonicalData.ClassOf(result[^1]) : -1;
            if (starter >= 0 && last < order && CanonicalData.Compose(result[starter], character) is { } composed)
            {
                result[starter] = composed;
                continue;
            }

            if (order == 0)
            {
                starter = result.Count;
            }

            result.Add(character);
        }

        var text = new StringBuilder(result.Count);
        foreach (var character in result)
        {
            text.Append(new Rune(character));
        }

        return text.ToString();
    }
}
