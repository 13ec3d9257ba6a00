using System.Text.Json;

namespace HvProvider.Hosts.Text;

/// <summary>
/// Reads JSON that programs of the host print. Members that are missing or of another type are null: programs of other
/// versions say more or less.
/// </summary>
internal static class JsonText
{
    /// <summary>Parses what a program printed. Nothing at all is an empty array, as some versions print it.</summary>
    /// <param name="text">The output.</param>
    /// <param name="origin">The command, for messages.</param>
    /// <exception cref="HostReadException">It is no JSON.</exception>
    public static JsonDocument Parse(string text, string origin)
    {
        try
        {
            return JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "[]" : text);
        }
        catch (JsonException exception)
        {
            throw new HostReadException($"'{origin}' printed something that is no JSON.", exception);
        }
    }

    /// <summary>Whether there is such a member.</summary>
    public static bool Has(this JsonElement element, string name) =>
        element.Member(name).ValueKind != JsonValueKind.Undefined;

    /// <summary>A member of an object, whatever it is; an undefined element where there is none.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A whole number.</summary>
    public static int? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>Yes or no, in any of the spellings there are: a boolean, 0 or 1, on or off.</summary>
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

    /// <summary>The elements of an array; none where there is no array.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The elements of an array member.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement element, string name) => element.Member(name).Elements();

    /// <summary>The texts of an array member; null where there is no array.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : null;
}
