namespace DocsGenerator.Schemas;

/// <summary>What a provider offers, each entry by its full name, in ordinal order.</summary>
internal sealed record ProviderSchemas
{
    /// <summary>The provider's own name, <c>hv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The provider block.</summary>
    public required BlockSchema Provider { get; init; }

    /// <summary>Resources.</summary>
    public required IReadOnlyDictionary<string, BlockSchema> Resources { get; init; }

    /// <summary>Data sources.</summary>
    public required IReadOnlyDictionary<string, BlockSchema> DataSources { get; init; }

    /// <summary>Functions, by their names without the provider's.</summary>
    public IReadOnlyDictionary<string, FunctionSchema> Functions { get; init; } = new Dictionary<string, FunctionSchema>();
}
