namespace HvProvider.Commands.Map.Text;

/// <summary>Colours text for a terminal, or leaves it alone.</summary>
/// <param name="hasColour">Whether it does.</param>
internal sealed class Ink(bool hasColour)
{
    private const string Bold = "1";
    private const string Dim = "2";
    private const string Red = "1;31";
    private const string Yellow = "33";

    /// <summary>A name that stands out.</summary>
    public string Strong(string text) => Paint(text, Bold);

    /// <summary>Lines, and what matters less.</summary>
    public string Faint(string text) => Paint(text, Dim);

    /// <summary>What is wrong.</summary>
    public string Wrong(string text) => Paint(text, Red);

    /// <summary>What may be wrong.</summary>
    public string Doubtful(string text) => Paint(text, Yellow);

    private string Paint(string text, string code) => hasColour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
