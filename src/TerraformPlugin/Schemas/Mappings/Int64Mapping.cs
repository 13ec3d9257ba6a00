using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class Int64Mapping : ValueMapping<long>
{
    internal static readonly Int64Mapping Instance = new();

    public override TfType Type => TfType.Number;

    internal override long FromKnown(TfValue value) => value.AsNumber().TryToInt64(out var number)
        ? number
        : throw new InvalidOperationException("The number is not a whole number of 64 bits.");

    internal override TfValue ToKnown(long value) => TfValue.Number(value);

    internal override void Check(TfValue value, AttributePath path, DiagnosticList diagnostics)
    {
        if (!value.AsNumber().TryToInt64(out _))
        {
            diagnostics.AddError(
                "Invalid attribute value",
                $"{path} must be a whole number between -9223372036854775808 and 9223372036854775807.",
                path);
        }
    }
}
