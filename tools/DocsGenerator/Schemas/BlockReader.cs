using System.Text.Json;

namespace DocsGenerator.Schemas;

/// <summary>Reads a block in the JSON form of Terraform's schemas, with its nested blocks and attributes.</summary>
internal static class BlockReader
{
    /// <summary>attributes, block_types, description, deprecated.</summary>
    public static BlockSchema Read(JsonElement json) => new()
    {
        Description = json.Text("description"),
        Deprecated = json.Flag("deprecated"),
        Attributes = [.. json.Members("attributes").Select(Attribute)],
        Blocks = [.. json.Members("block_types").Select(NestedBlock)],
    };

    /// <summary>type or nested_type, description, required, optional, computed, sensitive, write_only, deprecated.</summary>
    private static AttributeSchema Attribute(JsonProperty property)
    {
        var json = property.Value;
        return new AttributeSchema
        {
            Name = property.Name,
            Type = json.TryGetProperty("type", out var type) ? AttributeTypeReader.Read(type) : null,
            Nested = json.TryGetProperty("nested_type", out var nested) ? NestedAttributes(nested) : null,
            Description = json.Text("description"),
            Group = json.Flag("required") ? MemberGroup.Required
                : json.Flag("optional") ? MemberGroup.Optional
                : MemberGroup.ReadOnly,
            Computed = json.Flag("computed"),
            Sensitive = json.Flag("sensitive"),
            WriteOnly = json.Flag("write_only"),
            Deprecated = json.Flag("deprecated"),
        };
    }

    /// <summary>attributes, nesting_mode.</summary>
    private static NestedAttributesSchema NestedAttributes(JsonElement json) =>
        new(Nesting(json), [.. json.Members("attributes").Select(Attribute)]);

    /// <summary>block, nesting_mode, min_items, max_items.</summary>
    private static NestedBlockSchema NestedBlock(JsonProperty property) => new(
        property.Name,
        Nesting(property.Value),
        Read(property.Value.GetProperty("block")),
        property.Value.Number("min_items"),
        property.Value.Number("max_items"));

    private static SchemaNesting Nesting(JsonElement json) => json.Text("nesting_mode") switch
    {
        "single" => SchemaNesting.Single,
        "group" => SchemaNesting.Group,
        "list" => SchemaNesting.List,
        "set" => SchemaNesting.Set,
        "map" => SchemaNesting.Map,
        var other => throw new GeneratorException($"The schema has a nesting mode that pages cannot describe: {other}."),
    };
}
