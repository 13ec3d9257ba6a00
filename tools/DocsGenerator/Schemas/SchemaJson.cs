using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>Members of Terraform's JSON, which leaves out what is false, 0 or empty.</summary>
internal static class SchemaJson
{
    /// <summary>The members of an object that may be left out.</summary>
    public static JsonElement.ObjectEnumerator Members(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    /// <summary>A text that may be left out.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString()!.Trim() : "";

    /// <summary>A flag that may be left out.</summary>
    public static bool Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.GetBoolean();

    /// <summary>A number that may be left out.</summary>
    public static long Number(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) ? number.GetInt64() : 0;
}
