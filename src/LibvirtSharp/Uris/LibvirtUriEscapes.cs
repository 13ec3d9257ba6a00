using System.Text;

namespace LibvirtSharp;

/// <summary>Percent-encoding.</summary>
internal static class LibvirtUriEscapes
{
    /// <summary>Decodes text. A percent sign without two hexadecimal digits is an error, and so is NUL.</summary>
    public static string Decode(string text, string what)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        var utf8 = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] != (byte)'%')
            {
                bytes.Add(utf8[i]);
                continue;
            }

            if (i + 2 >= utf8.Length || !TryHex(utf8[i + 1], utf8[i + 2], out var value) || value == 0)
            {
                throw new FormatException(
                    $"The {what} has an invalid percent escape in '{text}'. Allowed: %01 to %FF, %25 for a percent sign.");
            }

            bytes.Add(value);
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool TryHex(byte high, byte low, out byte value)
    {
        value = 0;
        if (!char.IsAsciiHexDigit((char)high) || !char.IsAsciiHexDigit((char)low))
        {
            return false;
        }

        value = Convert.FromHexString([(char)high, (char)low])[0];
        return true;
    }
}
