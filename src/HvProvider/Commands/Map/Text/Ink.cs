namespace HvProvider.Commands.Map.Text;

/// <summary>Colours text for a terminal, or returns it unchanged.</summary>
/// <param name="hasColour">Whether to use colours.</param>
internal sealed class Ink(bool hasColour)
{
    private const string Bold = "1";
    private const string Dim = "2";
    private const string Red = "1;31";
    private const string Yellow = "33";

    /// <summary>An emphasised name.</summary>
    public string Strong(string text) => Paint(text, Bold);

    /// <summary>Lines and secondary text.</summary>
    public string Faint(string text) => Paint(text, Dim);

    /// <summary>An error.</summary>
    public string Wrong(string text) => Paint(text, Red);

    /// <summary>A warning.</summary>
    public string Doubtful(string text) => Paint(text, Yellow);

    private string Paint(string text, string code) => hasColour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
