namespace TerraformPlugin.Values;

/// <summary>An object type.</summary>
public sealed class TfObjectType : TfType
{
    private readonly string[] _optional;

    internal TfObjectType(SortedMap<TfType> attributes, string[] optional)
        : base(TfTypeKind.Object)
    {
        foreach (var type in attributes.ValueArray)
        {
            ArgumentNullException.ThrowIfNull(type, nameof(attributes));
        }

        Array.Sort(optional, Utf8Order.Instance);
        foreach (var name in optional)
        {
            if (!attributes.ContainsKey(name))
            {
                throw new ArgumentException($"The optional attribute \"{name}\" is not an attribute.", nameof(optional));
            }
        }

        Attributes = attributes;
        _optional = optional;
    }

    /// <summary>The type of each attribute, in wire order.</summary>
    public IReadOnlyDictionary<string, TfType> AttributeTypes => Attributes;

    /// <summary>The names of attributes that a conversion may omit.</summary>
    public IReadOnlyList<string> OptionalAttributes => _optional;

    internal SortedMap<TfType> Attributes { get; }

    private protected override bool EqualsCore(TfType other)
    {
        var that = (TfObjectType)other;
        return Attributes.KeyArray.AsSpan().SequenceEqual(that.Attributes.KeyArray)
            && Attributes.ValueArray.AsSpan().SequenceEqual(that.Attributes.ValueArray)
            && _optional.AsSpan().SequenceEqual(that._optional);
    }

    private protected override int HashCore()
    {
        var hash = default(HashCode);
        foreach (var name in Attributes.KeyArray)
        {
            hash.Add(name);
        }

        foreach (var type in Attributes.ValueArray)
        {
            hash.Add(type.GetHashCode());
        }

        return hash.ToHashCode();
    }
}
