namespace DocsGenerator.Schemas;

/// <summary>An attribute: of a type, or with attributes of its own.</summary>
internal sealed record AttributeSchema
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type; null when it has <see cref="Nested"/> attributes.</summary>
    public AttributeType? Type { get; init; }

    /// <summary>Its attributes; null when it has a <see cref="Type"/>.</summary>
    public NestedAttributesSchema? Nested { get; init; }

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether a configuration must, may or cannot set it.</summary>
    public required MemberGroup Group { get; init; }

    /// <summary>Whether the provider sets it where the configuration does not.</summary>
    public bool Computed { get; init; }

    /// <summary>Whether Terraform hides its value.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether its value is in no state.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Whether it should not be used any more.</summary>
    public bool Deprecated { get; init; }
}
