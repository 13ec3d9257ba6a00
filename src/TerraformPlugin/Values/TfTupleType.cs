namespace TerraformPlugin.Values;

/// <summary>A tuple type.</summary>
public sealed class TfTupleType : TfType
{
    private readonly TfType[] _elementTypes;

    internal TfTupleType(TfType[] elementTypes)
        : base(TfTypeKind.Tuple)
    {
        foreach (var type in elementTypes)
        {
            ArgumentNullException.ThrowIfNull(type, nameof(elementTypes));
        }

        _elementTypes = elementTypes;
    }

    /// <summary>The type of each element.</summary>
    public IReadOnlyList<TfType> ElementTypes => _elementTypes;

    private protected override bool EqualsCore(TfType other) =>
        _elementTypes.AsSpan().SequenceEqual(((TfTupleType)other)._elementTypes);

    private protected override int HashCore()
    {
        var hash = default(HashCode);
        foreach (var type in _elementTypes)
        {
            hash.Add(type.GetHashCode());
        }

        return hash.ToHashCode();
    }
}
