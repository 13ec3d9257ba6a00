using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>The members of a nested object are validated one by one elsewhere, so nothing is checked here.</summary>
internal sealed class ObjectMapping(ObjectSchema schema) : ValueMapping<TfObject>
{
    public override TfType Type => schema.Type;

    internal override TfObject FromKnown(TfValue value) => TfObject.FromValue(schema, value);

    internal override TfValue ToKnown(TfObject value) => value.Raw;
}
