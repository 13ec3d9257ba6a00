using System.Text;

namespace TerraformPlugin.Values;

// UTF-8 that refuses what is not valid instead of replacing it: a replaced character would be a changed value.
internal static class Utf8Text
{
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Whether the bytes are the given text; false also for text that is not ASCII (the caller then decodes).
    public static bool EqualsAscii(ReadOnlySpan<byte> utf8, string text) => Ascii.Equals(utf8, text);

    // The longest beginning of the text that is whole characters and at most that many bytes.
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
