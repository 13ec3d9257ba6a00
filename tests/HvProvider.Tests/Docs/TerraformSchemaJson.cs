using System.Text.Json.Nodes;
using HvProvider.Provider;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Docs;

/// <summary>
/// The provider's schemas as <c>terraform providers schema -json</c> prints them, so that a test finds outdated pages
/// without Terraform and without the published executable.
/// </summary>
internal static class TerraformSchemaJson
{
    public static byte[] Write()
    {
        var provider = new HypervisorProvider();
        var schemas = new JsonObject
        {
            ["provider"] = Entry(provider.Schema),
            ["resource_schemas"] = new JsonObject(provider.Resources.Select(r => Pair(r.TypeName, Entry(r.Schema)))),
            ["data_source_schemas"] = new JsonObject(provider.DataSources.Select(d => Pair(d.TypeName, Entry(d.Schema)))),
            ["functions"] = new JsonObject(provider.Functions.Select(f => Pair(f.Name, Entry(f)))),
        };
        var root = new JsonObject
        {
            ["format_version"] = "1.0",
            ["provider_schemas"] = new JsonObject { ["registry.terraform.io/hv/hv"] = schemas },
        };
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    public static ObjectSchema? NestedSchema(SchemaAttribute attribute) => attribute switch
    {
        NestedAttribute single => single.Schema,
        NestedListAttribute list => list.Schema,
        NestedSetAttribute set => set.Schema,
        NestedMapAttribute map => map.Schema,
        _ => null,
    };

    private static JsonObject Entry(Schema schema) => new()
    {
        ["version"] = schema.Version,
        ["block"] = Block(schema.Object, schema.Description, schema.DeprecationMessage),
    };

    private static JsonObject Entry(Function function) => new()
    {
        ["summary"] = function.Summary,
        ["description"] = function.Description,
        ["return_type"] = JsonNode.Parse(function.ReturnType.ToJson()),
        ["parameters"] = new JsonArray([.. function.Parameters.Select(p => new JsonObject
        {
            ["name"] = p.Name,
            ["description"] = p.Description,
            ["type"] = JsonNode.Parse(p.Type.ToJson()),
            ["is_nullable"] = p.AllowNull,
        })]),
    };

    private static JsonObject Block(ObjectSchema schema, string description, string? deprecation) => new()
    {
        ["attributes"] = Attributes(schema),
        ["block_types"] = new JsonObject(schema.Blocks.Select(b => Pair(b.Name, new JsonObject
        {
            ["nesting_mode"] = ModeName(b.Mode),
            ["block"] = Block(b.Schema, b.Description, b.DeprecationMessage),
            ["min_items"] = b.MinItems,
            ["max_items"] = b.MaxItems,
        }))),
        ["description"] = description,
        ["deprecated"] = deprecation is not null,
    };

    private static JsonObject Attributes(ObjectSchema schema) =>
        new(schema.Attributes.Select(a => Pair(a.Name, Attribute(a))));

    private static JsonObject Attribute(SchemaAttribute attribute)
    {
        var json = new JsonObject
        {
            ["description"] = attribute.Description,
            ["required"] = attribute.Required,
            ["optional"] = attribute.Optional,
            ["computed"] = attribute.Computed,
            ["sensitive"] = attribute.Sensitive,
            ["write_only"] = attribute.WriteOnly,
            ["deprecated"] = attribute.DeprecationMessage is not null,
        };
        if (NestedSchema(attribute) is { } nested)
        {
            json["nested_type"] = new JsonObject
            {
                ["attributes"] = Attributes(nested),
                ["nesting_mode"] = attribute switch
                {
                    NestedListAttribute => "list",
                    NestedSetAttribute => "set",
                    NestedMapAttribute => "map",
                    _ => "single",
                },
            };
        }
        else
        {
            json["type"] = JsonNode.Parse(attribute.Type.ToJson());
        }

        return json;
    }

    private static string ModeName(NestingMode mode) => mode switch
    {
        NestingMode.List => "list",
        NestingMode.Set => "set",
        NestingMode.Map => "map",
        NestingMode.Group => "group",
        _ => "single",
    };

    private static KeyValuePair<string, JsonNode?> Pair(string name, JsonNode value) => new(name, value);
}
