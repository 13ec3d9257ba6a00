namespace TerraformPlugin.Values;

/// <summary>
/// A type of Terraform's type system ("cty"). The hierarchy is closed; types are immutable and compared by structure.
/// </summary>
public abstract class TfType : IEquatable<TfType>
{
    private TfValue? _null;
    private TfValue? _unknown;
    private int _hash;

    private protected TfType(TfTypeKind kind) => Kind = kind;

    /// <summary>The string type.</summary>
    public static TfType String { get; } = new TfSimpleType(TfTypeKind.String);

    /// <summary>The number type.</summary>
    public static TfType Number { get; } = new TfSimpleType(TfTypeKind.Number);

    /// <summary>The bool type.</summary>
    public static TfType Bool { get; } = new TfSimpleType(TfTypeKind.Bool);

    /// <summary>The type of values that include their type.</summary>
    public static TfType Dynamic { get; } = new TfSimpleType(TfTypeKind.Dynamic);

    /// <summary>The kind of this type.</summary>
    public TfTypeKind Kind { get; }

    // One null and one plain unknown per type: both are frequent, and sharing them limits the memory for missing attributes.
    internal TfValue NullValue => _null ??= TfValue.CreateNull(this);

    internal TfValue UnknownValue => _unknown ??= TfValue.CreateUnknown(this, null);

    /// <summary>The type of lists of <paramref name="elementType"/>.</summary>
    public static TfCollectionType List(TfType elementType) => new(TfTypeKind.List, elementType);

    /// <summary>The type of sets of <paramref name="elementType"/>.</summary>
    public static TfCollectionType Set(TfType elementType) => new(TfTypeKind.Set, elementType);

    /// <summary>The type of maps from string to <paramref name="elementType"/>.</summary>
    public static TfCollectionType Map(TfType elementType) => new(TfTypeKind.Map, elementType);

    /// <summary>The type of objects with the given attributes.</summary>
    /// <param name="attributes">The attributes by name.</param>
    /// <param name="optional">The names of attributes that a conversion may omit; part of the type's identity.</param>
    public static TfObjectType Object(
        IEnumerable<KeyValuePair<string, TfType>> attributes, IEnumerable<string>? optional = null) =>
        new(SortedMap<TfType>.From(attributes), optional is null ? [] : [.. optional]);

    /// <summary>The type of tuples with elements of the given types.</summary>
    public static TfTupleType Tuple(params ReadOnlySpan<TfType> elementTypes) => new(elementTypes.ToArray());

    /// <summary>Reads cty's JSON form of a type, for example <c>["list","string"]</c>.</summary>
    /// <exception cref="ValueFormatException">The text is not the JSON form of a type.</exception>
    public static TfType ParseJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TypeJsonReader.Parse(json);
    }

    /// <summary>Reads cty's JSON form of a type from UTF-8.</summary>
    /// <exception cref="ValueFormatException">The bytes are not the JSON form of a type.</exception>
    public static TfType ParseJson(ReadOnlySpan<byte> utf8) => TypeJsonReader.Parse(utf8);

    /// <summary>Writes cty's JSON form of the type, compact.</summary>
    public string ToJson() => System.Text.Encoding.UTF8.GetString(TypeJsonWriter.Write(this));

    /// <summary>Writes cty's JSON form of the type, compact, as UTF-8: the form of <c>Schema.Attribute.type</c>.</summary>
    public byte[] ToJsonUtf8() => TypeJsonWriter.Write(this);

    /// <summary>Whether both types have the same structure.</summary>
    public bool Equals(TfType? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && GetHashCode() == other.GetHashCode() && EqualsCore(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as TfType);

    /// <inheritdoc/>
    public sealed override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = HashCode.Combine(Kind, HashCore());
            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>The JSON form, for messages and debugging.</summary>
    public sealed override string ToString() => ToJson();

    private protected abstract bool EqualsCore(TfType other);

    private protected abstract int HashCore();
}
