using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class ListMapping<T>(ValueMapping<T> element) : ValueMapping<IReadOnlyList<Tf<T>>>
{
    public override TfType Type => field ??= TfType.List(element.Type);

    internal override IReadOnlyList<Tf<T>> FromKnown(TfValue value) => [.. value.AsElements().Select(element.FromValue)];

    internal override TfValue ToKnown(IReadOnlyList<Tf<T>> value) =>
        TfValue.List(element.Type, [.. value.Select(element.ToValue)]);

    internal override void Check(TfValue value, AttributePath path, DiagnosticList diagnostics)
    {
        var elements = value.AsElements();
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].IsKnown && !elements[i].IsNull)
            {
                element.Check(elements[i], path.Index(i), diagnostics);
            }
        }
    }
}
