using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class NumberMapping : ValueMapping<TfNumber>
{
    internal static readonly NumberMapping Instance = new();

    public override TfType Type => TfType.Number;

    internal override TfNumber FromKnown(TfValue value) => value.AsNumber();

    internal override TfValue ToKnown(TfNumber value) => TfValue.Number(value);
}
