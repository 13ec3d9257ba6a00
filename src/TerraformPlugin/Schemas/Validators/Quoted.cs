using System.Text.Json;

namespace TerraformPlugin.Schemas;

/// <summary>Strings of a configuration in messages: quoted, with control characters escaped, truncated if very long.</summary>
internal static class Quoted
{
    private const int Longest = 200;

    internal static string Text(string value)
    {
        var shown = value.Length <= Longest ? value : string.Concat(value.AsSpan(0, Longest), "…");
        return $"\"{JsonEncodedText.Encode(shown, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }
}
