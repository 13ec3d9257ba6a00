using HvProvider.Provider;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Docs;

/// <summary>Everything in the provider's schemas that has a description.</summary>
internal static class SchemaDescriptions
{
    public static IReadOnlyList<(string Path, string Text)> All { get; } = Collect();

    private static List<(string Path, string Text)> Collect()
    {
        var provider = new HypervisorProvider();
        return
        [
            .. Of("provider", provider.Schema),
            .. provider.Resources.SelectMany(r => Of(r.TypeName, r.Schema)),
            .. provider.DataSources.SelectMany(d => Of($"data.{d.TypeName}", d.Schema)),
            .. provider.Functions.SelectMany(f => Of(f)),
        ];
    }

    private static IEnumerable<(string Path, string Text)> Of(Function function) =>
    [
        ($"{function.Name}()", function.Description),
        ($"{function.Name}() in short", function.Summary),
        .. function.Parameters.Select(p => ($"{function.Name}({p.Name})", p.Description)),
    ];

    private static IEnumerable<(string Path, string Text)> Of(string path, Schema schema) =>
        [(path, schema.Description), .. Inside(path, schema.Object)];

    private static IEnumerable<(string Path, string Text)> Inside(string path, ObjectSchema schema) =>
    [
        .. schema.Attributes.SelectMany(a => Of($"{path}.{a.Name}", a.Description, TerraformSchemaJson.NestedSchema(a))),
        .. schema.Blocks.SelectMany(b => Of($"{path}.{b.Name}", b.Description, b.Schema)),
    ];

    private static IEnumerable<(string Path, string Text)> Of(string path, string description, ObjectSchema? nested) =>
        [(path, description), .. nested is null ? [] : Inside(path, nested)];
}
