namespace DocsGenerator.Schemas;

/// <summary>A block: that of a provider, a resource or a data source, or one within another block.</summary>
internal sealed record BlockSchema
{
    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it should not be used any more.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeSchema> Attributes { get; init; } = [];

    /// <summary>Blocks within it.</summary>
    public IReadOnlyList<NestedBlockSchema> Blocks { get; init; } = [];
}
