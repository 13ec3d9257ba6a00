namespace DocsGenerator.Schemas;

/// <summary>The attributes of an attribute's value, or of each element of it.</summary>
internal sealed record NestedAttributesSchema(SchemaNesting Nesting, IReadOnlyList<AttributeSchema> Attributes);
