namespace TerraformPlugin.Values;

// A type without parts, identified by its kind.
internal sealed class TfSimpleType(TfTypeKind kind) : TfType(kind)
{
    private protected override bool EqualsCore(TfType other) => true;

    private protected override int HashCore() => 0;
}
