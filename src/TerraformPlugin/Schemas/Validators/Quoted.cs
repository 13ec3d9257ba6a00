using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TerraformPlugin.Schemas;

/// <summary>
/// Strings of a configuration in messages: quoted, with control characters escaped, truncated between characters if very long.
/// </summary>
internal static class Quoted
{
    private const int Longest = 200;

    internal static string Text(string value)
    {
        var shown = new StringBuilder();
        // Runes, because half of a surrogate pair cannot be encoded. Surrogates without a pair become U+FFFD.
        foreach (var rune in value.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > Longest)
            {
                shown.Append('…');
                break;
            }

            shown.Append(rune);
        }

        return $"\"{JsonEncodedText.Encode(shown.ToString(), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }
}
