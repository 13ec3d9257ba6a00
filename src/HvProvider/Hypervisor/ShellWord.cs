namespace HvProvider.Hypervisor;

/// <summary>Quotes words of commands that messages suggest.</summary>
internal static class ShellWord
{
    private const string Plain = "-_./:@%+=,";

    /// <summary>The word as a shell reads it: unchanged if it is plain, otherwise in single quotes.</summary>
    public static string Quote(string word) =>
        word.Length > 0
        && word.All(static character => char.IsAsciiLetterOrDigit(character) || Plain.Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
