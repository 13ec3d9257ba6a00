using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>
/// Reads a type in its JSON form: <c>"string"</c>, <c>["list", TYPE]</c>, <c>["object", {NAME: TYPE}]</c>. Tuples
/// are not supported.
/// </summary>
internal static class AttributeTypeReader
{
    /// <summary>Reads one type.</summary>
    public static AttributeType Read(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? new AttributeType.Simple(SimpleName(json.GetString()))
        : json[0].GetString() switch
        {
            "list" => new AttributeType.Collection(SchemaNesting.List, Read(json[1])),
            "set" => new AttributeType.Collection(SchemaNesting.Set, Read(json[1])),
            "map" => new AttributeType.Collection(SchemaNesting.Map, Read(json[1])),
            "object" => new AttributeType.Object(
                json[1].EnumerateObject().ToDictionary(static p => p.Name, static p => Read(p.Value))),
            var kind => throw new GeneratorException($"The schema has a type that pages cannot describe: {kind}."),
        };

    private static string SimpleName(string? name) => name switch
    {
        "string" => "String",
        "number" => "Number",
        "bool" => "Boolean",
        "dynamic" => "Dynamic",
        _ => throw new GeneratorException($"The schema has a type that pages cannot describe: {name}."),
    };
}
