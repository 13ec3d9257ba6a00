using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class RawMapping(TfType type) : ValueMapping<TfValue>
{
    public override TfType Type => type;

    internal override TfValue FromKnown(TfValue value) => value;

    internal override TfValue ToKnown(TfValue value) => value;
}
