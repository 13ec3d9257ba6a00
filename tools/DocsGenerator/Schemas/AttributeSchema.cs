namespace DocsGenerator.Schemas;

/// <summary>An attribute with a type or with nested attributes.</summary>
internal sealed record AttributeSchema
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type; null if it has <see cref="Nested"/> attributes.</summary>
    public AttributeType? Type { get; init; }

    /// <summary>The nested attributes; null if it has a <see cref="Type"/>.</summary>
    public NestedAttributesSchema? Nested { get; init; }

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether a configuration must, may or cannot set it.</summary>
    public required MemberGroup Group { get; init; }

    /// <summary>Whether the provider sets it if the configuration does not.</summary>
    public bool Computed { get; init; }

    /// <summary>Whether Terraform hides the value.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether the value is not stored in state.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Whether it is deprecated.</summary>
    public bool Deprecated { get; init; }
}
