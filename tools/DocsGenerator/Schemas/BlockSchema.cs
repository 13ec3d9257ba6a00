namespace DocsGenerator.Schemas;

/// <summary>A block of a provider, a resource or a data source, or a nested block.</summary>
internal sealed record BlockSchema
{
    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is deprecated.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<AttributeSchema> Attributes { get; init; } = [];

    /// <summary>The nested blocks.</summary>
    public IReadOnlyList<NestedBlockSchema> Blocks { get; init; } = [];
}
