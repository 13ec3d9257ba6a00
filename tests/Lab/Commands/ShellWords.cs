namespace Labs.Commands;

/// <summary>Writes words so that a POSIX shell reads each one as it is.</summary>
internal static class ShellWords
{
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));
}
