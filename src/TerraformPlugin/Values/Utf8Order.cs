namespace TerraformPlugin.Values;

/// <summary>
/// The order of strings by their UTF-8 bytes, which is how Terraform sorts keys. UTF-16 order differs where surrogate
/// pairs (D800–DFFF, but code points above FFFF) are compared with characters from E000 on.
/// </summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        return Rank(a[common]).CompareTo(Rank(b[common]));
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
