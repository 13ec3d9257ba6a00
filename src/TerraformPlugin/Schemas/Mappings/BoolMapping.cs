using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class BoolMapping : ValueMapping<bool>
{
    internal static readonly BoolMapping Instance = new();

    public override TfType Type => TfType.Bool;

    internal override bool FromKnown(TfValue value) => value.AsBool();

    internal override TfValue ToKnown(bool value) => TfValue.Bool(value);
}
