using Labs.Commands;

namespace Labs.Tests.Commands;

/// <summary>That a shell reads words as they were.</summary>
public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("", "''")]
    [InlineData("$HOME `id` \"x\" \\ *", "'$HOME `id` \"x\" \\ *'")]
    [InlineData("it's", "'it'\\''s'")]
    public void Words_are_quoted(string word, string quoted) => Assert.Equal(quoted, ShellWords.Quote(word));
}
