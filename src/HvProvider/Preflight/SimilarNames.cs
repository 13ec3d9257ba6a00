namespace HvProvider.Preflight;

/// <summary>
/// Distinguishes misspellings from intentionally similar names. In a misspelling, one or two letters are wrong, missing, extra or
/// swapped; a different number or final letter alone denotes another machine.
/// </summary>
internal static class SimilarNames
{
    private const int ShortestForOne = 4;
    private const int ShortestForTwo = 8;

    /// <summary>Whether one is likely a misspelling of the other.</summary>
    public static bool Are(string left, string right)
    {
        if (left == right || (Digits(left) != Digits(right) && Letters(left) == Letters(right)) || AreNeighbours(left, right))
        {
            return false;
        }

        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var shorter = Math.Min(a.Length, b.Length);
        var allowed = shorter >= ShortestForTwo ? 2 : shorter >= ShortestForOne ? 1 : 0;
        return Math.Abs(a.Length - b.Length) <= allowed && Distance(a, b) <= allowed;
    }

    private static string Digits(string name) => string.Concat(name.Where(char.IsAsciiDigit));

    private static string Letters(string name) => string.Concat(name.Where(static c => !char.IsAsciiDigit(c)));

    /// <summary>Such as <c>web-a</c> and <c>web-b</c>.</summary>
    private static bool AreNeighbours(string left, string right) =>
        left.Length == right.Length
        && char.ToUpperInvariant(left[^1]) != char.ToUpperInvariant(right[^1])
        && left.AsSpan(0, left.Length - 1).SequenceEqual(right.AsSpan(0, right.Length - 1));

    /// <summary>The edit distance; a swap of two adjacent letters counts as one edit.</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return table[left.Length, right.Length];

        int Step(int i, int j)
        {
            var best = Math.Min(
                Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
                ? Math.Min(best, table[i - 2, j - 2] + 1)
                : best;
        }
    }
}
