namespace DocsGenerator.Schemas;

/// <summary>The attributes of the value of an attribute, or of each of its elements.</summary>
internal sealed record NestedAttributesSchema(SchemaNesting Nesting, IReadOnlyList<AttributeSchema> Attributes);
