namespace Hypervisors;

/// <summary>A block of code in a guide.</summary>
/// <param name="Language">The language of the fence: <c>sh</c> for commands, <c>text</c> for their output.</param>
/// <param name="Lines">The lines.</param>
public sealed record GuideBlock(string Language, IReadOnlyList<string> Lines)
{
    /// <summary>The lines as one text.</summary>
    public string Text => string.Join('\n', Lines);
}
