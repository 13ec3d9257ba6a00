namespace HvProvider.Shell;

/// <summary>
/// Formats the commands that messages suggest. Names of domains, networks and files may contain spaces, quotes and dollar signs, and a
/// suggested command is copied into a shell.
/// </summary>
internal static class ShellCommand
{
    private const string SafeCharacters = "-_./:@%+=,";

    /// <summary>The command; each word is quoted if a shell would not read it as it is.</summary>
    public static string Of(params ReadOnlySpan<string> words)
    {
        var quoted = new List<string>(words.Length);
        foreach (var word in words)
        {
            quoted.Add(Quote(word));
        }

        return string.Join(' ', quoted);
    }

    /// <summary>The word as a POSIX shell reads it.</summary>
    private static string Quote(string word) => word.Length > 0 && word.All(IsSafe)
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsSafe(char character) =>
        char.IsAsciiLetterOrDigit(character) || SafeCharacters.Contains(character, StringComparison.Ordinal);
}
