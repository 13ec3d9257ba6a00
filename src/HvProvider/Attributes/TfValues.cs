using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>Converts between values of Terraform and values of .NET that may be null.</summary>
internal static class TfValues
{
    /// <summary>The known value; null if it is null or unknown.</summary>
    public static long? OrNull(this Tf<long> value) => value.IsKnown ? value.Value : null;

    /// <summary>The same state with the known value converted.</summary>
    public static Tf<TResult> Map<T, TResult>(this Tf<T> value, Func<T, TResult> convert) =>
        value.IsKnown ? new Tf<TResult>(convert(value.Value)) : value.IsUnknown ? Tf<TResult>.Unknown : Tf<TResult>.Null;

    /// <summary>A known value, or null.</summary>
    public static Tf<T> FromNullable<T>(T? value)
        where T : class => value is null ? Tf<T>.Null : value;

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
