using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>Makes values of what may be missing.</summary>
internal static class TfValues
{
    /// <summary>A text, or null.</summary>
    public static Tf<string> Text(string? text) => text is null ? Tf<string>.Null : text;

    /// <summary>A number, or null.</summary>
    public static Tf<long> Number(int? number) => number is { } known ? (long)known : Tf<long>.Null;

    /// <summary>Texts, or null.</summary>
    public static Tf<IReadOnlyList<Tf<string>>> Texts(IReadOnlyList<string>? texts) =>
        texts is null ? Tf<IReadOnlyList<Tf<string>>>.Null : new([.. texts.Select(static text => new Tf<string>(text))]);

    /// <summary>Objects of a nested attribute.</summary>
    public static Tf<IReadOnlyList<Tf<TfObject>>> Objects<T>(
        NestedListAttribute attribute, IEnumerable<T> items, Action<TfObject, T> show) => new(
        [
            .. items.Select(item =>
            {
                var values = new TfObject(attribute.Schema);
                show(values, item);
                return new Tf<TfObject>(values);
            }),
        ]);
}
