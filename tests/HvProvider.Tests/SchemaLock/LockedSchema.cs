using System.Text.Encodings.Web;
using System.Text.Json;
using HvProvider.Provider;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.SchemaLock;

/// <summary>
/// All that configurations, states and import IDs depend on, a line each: <c>resource/hv_bridge.autostart</c> is a
/// <c>bool, optional, computed, default true</c>.
/// </summary>
internal static class LockedSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As the provider is.</summary>
    public static SortedDictionary<string, string> OfProvider()
    {
        var provider = new HypervisorProvider();
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("provider", provider.Schema, null);
        foreach (var resource in provider.Resources)
        {
            Add($"resource/{resource.TypeName}", resource.Schema, resource.ImportIdFormat);
        }

        foreach (var source in provider.DataSources)
        {
            Add($"data-source/{source.TypeName}", source.Schema, null);
        }

        foreach (var function in provider.Functions)
        {
            lines.Add($"function/{function.Name}", Describe(function));
        }

        return lines;

        void Add(string path, Schema schema, string? importId)
        {
            lines.Add(path, $"version {schema.Version}" + (importId is null ? "" : $", import ID {importId}"));
            foreach (var (name, facts) in Members(path, schema.Object))
            {
                lines.Add(name, facts);
            }
        }
    }

    public static string Write(SortedDictionary<string, string> lines) => JsonSerializer.Serialize(lines, Readable) + "\n";

    public static SortedDictionary<string, string> Read(string text) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(text)!, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Facts)> Members(string path, ObjectSchema schema)
    {
        foreach (var block in schema.Blocks)
        {
            yield return ($"{path}.{block.Name}", $"block, {block.Mode}, {block.MinItems} to {block.MaxItems}");
            foreach (var member in Members($"{path}.{block.Name}", block.Schema))
            {
                yield return member;
            }
        }

        foreach (var attribute in schema.Attributes)
        {
            yield return ($"{path}.{attribute.Name}", Describe(attribute));
            foreach (var member in Nested(attribute) is { } nested ? Members($"{path}.{attribute.Name}", nested) : [])
            {
                yield return member;
            }
        }
    }

    private static string Describe(SchemaAttribute attribute) => string.Join(", ", new[]
    {
        Nested(attribute) is null ? Text(attribute.Type) : attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal),
        attribute.Required ? "required" : "",
        attribute.Optional ? "optional" : "",
        attribute.Computed ? "computed" : "",
        attribute.Sensitive ? "sensitive" : "",
        attribute.WriteOnly ? "write-only" : "",
        attribute.DeprecationMessage is null ? "" : "deprecated",
        attribute.DefaultValue is { } value ? $"default {value}" : "",
    }.Where(fact => fact.Length > 0));

    private static string Describe(Function function)
    {
        var parameters = function.Parameters.Select(p => $"{p.Name} {Text(p.Type)}{(p.AllowNull ? " nullable" : "")}");
        return $"({string.Join(", ", parameters)}) {Text(function.ReturnType)}";
    }

    // As in the schema's own JSON, without the quotes.
    private static string Text(TfType type) => type.ToJson().Replace("\"", "", StringComparison.Ordinal);

    private static ObjectSchema? Nested(SchemaAttribute attribute) => Docs.TerraformSchemaJson.NestedSchema(attribute);
}
