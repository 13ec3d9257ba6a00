using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

internal sealed class MapMapping<T>(ValueMapping<T> element) : ValueMapping<IReadOnlyDictionary<string, Tf<T>>>
{
    public override TfType Type => field ??= TfType.Map(element.Type);

    internal override IReadOnlyDictionary<string, Tf<T>> FromKnown(TfValue value) =>
        value.AsMap().ToDictionary(pair => pair.Key, pair => element.FromValue(pair.Value), StringComparer.Ordinal);

    internal override TfValue ToKnown(IReadOnlyDictionary<string, Tf<T>> value) => TfValue.Map(
        element.Type,
        value.ToDictionary(pair => pair.Key, pair => element.ToValue(pair.Value), StringComparer.Ordinal));

    internal override void Check(TfValue value, AttributePath path, DiagnosticList diagnostics)
    {
        foreach (var (key, item) in value.AsMap())
        {
            if (item.IsKnown && !item.IsNull)
            {
                element.Check(item, path.Element(key), diagnostics);
            }
        }
    }
}
