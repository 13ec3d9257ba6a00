namespace DocsGenerator.Schemas;

/// <summary>The type of an attribute's value.</summary>
internal abstract record AttributeType
{
    private AttributeType()
    {
    }

    /// <summary>A type without parts, by its name on pages.</summary>
    public sealed record Simple(string Name) : AttributeType;

    /// <summary>A list, set or map.</summary>
    public sealed record Collection(SchemaNesting Nesting, AttributeType Element) : AttributeType;

    /// <summary>An object with its attributes by name.</summary>
    public sealed record Object(IReadOnlyDictionary<string, AttributeType> Attributes) : AttributeType;

    /// <summary>The attributes of a value of this type or of its elements; null if there are none.</summary>
    public Object? Members => this switch
    {
        Object self => self,
        Collection { Element: Object element } => element,
        _ => null,
    };
}
