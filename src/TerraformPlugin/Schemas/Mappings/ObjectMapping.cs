using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>Does not check members: they are validated individually elsewhere.</summary>
internal sealed class ObjectMapping(ObjectSchema schema) : ValueMapping<TfObject>
{
    public override TfType Type => schema.Type;

    internal override TfObject FromKnown(TfValue value) => TfObject.FromValue(schema, value);

    internal override TfValue ToKnown(TfObject value) => value.Raw;
}
