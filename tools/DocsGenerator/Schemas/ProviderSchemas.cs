namespace DocsGenerator.Schemas;

/// <summary>The schemas of a provider, each by its full name, in ordinal order.</summary>
internal sealed record ProviderSchemas
{
    /// <summary>The name of the provider, <c>hv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The provider block.</summary>
    public required BlockSchema Provider { get; init; }

    /// <summary>Resources.</summary>
    public required IReadOnlyDictionary<string, BlockSchema> Resources { get; init; }

    /// <summary>Data sources.</summary>
    public required IReadOnlyDictionary<string, BlockSchema> DataSources { get; init; }

    /// <summary>Functions, by name without the name of the provider.</summary>
    public IReadOnlyDictionary<string, FunctionSchema> Functions { get; init; } = new Dictionary<string, FunctionSchema>();
}
