using System.Text;

namespace TerraformPlugin.Values;

// UTF-8 that rejects invalid text instead of replacing it, because a replaced character would change the value.
internal static class Utf8Text
{
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Whether the bytes equal the text; false also for text that is not ASCII, which the caller must decode.
    public static bool EqualsAscii(ReadOnlySpan<byte> utf8, string text) => Ascii.Equals(utf8, text);

    // The longest prefix of the text that has complete characters and at most that many bytes.
    public static string Truncate(string text, int maxBytes)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
