namespace TerraformPlugin.Values;

/// <summary>A list, set or map type.</summary>
public sealed class TfCollectionType : TfType
{
    internal TfCollectionType(TfTypeKind kind, TfType elementType)
        : base(kind)
    {
        ArgumentNullException.ThrowIfNull(elementType);
        ElementType = elementType;
    }

    /// <summary>The type of every element.</summary>
    public TfType ElementType { get; }

    private protected override bool EqualsCore(TfType other) =>
        ElementType.Equals(((TfCollectionType)other).ElementType);

    private protected override int HashCore() => ElementType.GetHashCode();
}
