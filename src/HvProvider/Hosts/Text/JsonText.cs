using System.Text.Json;

namespace HvProvider.Hosts.Text;

/// <summary>
/// Reads JSON output of host programs. Members that are missing or of another type are null, because the output differs between
/// versions.
/// </summary>
internal static class JsonText
{
    /// <summary>Parses the output of a program. Some versions print nothing instead of an empty array.</summary>
    /// <param name="text">The output.</param>
    /// <param name="origin">The command, for messages.</param>
    /// <exception cref="HostReadException">The output is not JSON.</exception>
    public static JsonDocument Parse(string text, string origin)
    {
        try
        {
            return JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "[]" : text);
        }
        catch (JsonException exception)
        {
            throw new HostReadException($"'{origin}' printed invalid JSON.", exception);
        }
    }

    /// <summary>Whether the member exists.</summary>
    public static bool Has(this JsonElement element, string name) =>
        element.Member(name).ValueKind != JsonValueKind.Undefined;

    /// <summary>A member of an object of any type; an undefined element if it is missing.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A string.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An integer.</summary>
    public static int? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>A boolean in any notation: true or false, 0 or 1, on or off.</summary>
    public static bool? Flag(this JsonElement element, string name)
    {
        var member = element.Member(name);
        return member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => member.TryGetInt32(out var value) ? value != 0 : null,
            JsonValueKind.String => member.GetString() switch { "on" => true, "off" => false, _ => null },
            _ => null,
        };
    }

    /// <summary>The elements of an array; empty if it is not an array.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The elements of an array member.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element, string name) => element.Member(name).Elements();

    /// <summary>The strings of an array member; null if it is not an array.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : null;
}
