using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>Members of Terraform's JSON, which omits members that are false, 0 or empty.</summary>
internal static class SchemaJson
{
    /// <summary>The members of an optional object.</summary>
    public static JsonElement.ObjectEnumerator Members(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    /// <summary>An optional text.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString()!.Trim() : "";

    /// <summary>An optional flag.</summary>
    public static bool Flag(this JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.GetBoolean();

    /// <summary>An optional number.</summary>
    public static long Number(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) ? number.GetInt64() : 0;
}
