using System.Globalization;

namespace Labs.Captures;

/// <summary>Writes MAC addresses as everything here does: lower-case, with colons.</summary>
internal static class MacAddress
{
    public static string Format(ReadOnlySpan<byte> bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{bytes[0]:x2}:{bytes[1]:x2}:{bytes[2]:x2}:{bytes[3]:x2}:{bytes[4]:x2}:{bytes[5]:x2}");
}
