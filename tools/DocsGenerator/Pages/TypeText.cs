using DocsGenerator.Schemas;

namespace DocsGenerator.Pages;

/// <summary>The names of types on pages.</summary>
internal static class TypeText
{
    private const string WriteOnly =
        "[Write-only](https://developer.hashicorp.com/terraform/language/resources/ephemeral#write-only-arguments)";

    /// <summary><c>String</c>, <c>List of Object</c>.</summary>
    public static string Of(AttributeType type) => type switch
    {
        AttributeType.Simple simple => simple.Name,
        AttributeType.Collection collection => $"{collection.Nesting} of {Of(collection.Element)}",
        _ => "Object",
    };

    /// <summary><c>Attributes Map, Sensitive</c>.</summary>
    public static string Of(AttributeSchema attribute) => Join(
        attribute.Nested is { } nested ? Times("Attributes", nested.Nesting) : Of(attribute.Type!),
        attribute.Sensitive ? "Sensitive" : null,
        attribute.Deprecated ? "Deprecated" : null,
        attribute.WriteOnly ? WriteOnly : null);

    /// <summary><c>Block, Optional</c>, <c>Block List, Min: 1, Max: 2</c>.</summary>
    public static string Of(NestedBlockSchema block)
    {
        var single = block.Nesting is SchemaNesting.Single or SchemaNesting.Group;
        return Join(
            Times("Block", block.Nesting),
            single ? block.Group == MemberGroup.ReadOnly ? "Read-only" : block.Group.ToString() : null,
            !single && block.MinItems > 0 ? $"Min: {block.MinItems}" : null,
            !single && block.MaxItems > 0 ? $"Max: {block.MaxItems}" : null,
            block.Block.Deprecated ? "Deprecated" : null);
    }

    private static string Times(string what, SchemaNesting nesting) =>
        nesting is SchemaNesting.Single or SchemaNesting.Group ? what : $"{what} {nesting}";

    private static string Join(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(static p => p is not null));
}
