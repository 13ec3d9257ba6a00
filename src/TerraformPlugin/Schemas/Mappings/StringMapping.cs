using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class StringMapping : ValueMapping<string>
{
    internal static readonly StringMapping Instance = new();

    public override TfType Type => TfType.String;

    internal override string FromKnown(TfValue value) => value.AsString();

    internal override TfValue ToKnown(string value) => TfValue.String(value);
}
