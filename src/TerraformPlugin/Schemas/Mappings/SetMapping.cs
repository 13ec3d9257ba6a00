using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class SetMapping<T>(ValueMapping<T> element) : ValueMapping<IReadOnlyList<Tf<T>>>
{
    public override TfType Type => field ??= TfType.Set(element.Type);

    internal override IReadOnlyList<Tf<T>> FromKnown(TfValue value) => [.. value.AsElements().Select(element.FromValue)];

    internal override TfValue ToKnown(IReadOnlyList<Tf<T>> value) =>
        TfValue.Set(element.Type, [.. value.Select(element.ToValue)]);

    internal override void Check(TfValue value, AttributePath path, DiagnosticList diagnostics)
    {
        foreach (var item in value.AsElements())
        {
            if (item.IsKnown && !item.IsNull)
            {
                element.Check(item, path, diagnostics);
            }
        }
    }
}
