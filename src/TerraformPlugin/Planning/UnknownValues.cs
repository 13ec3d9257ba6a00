using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Finds and replaces the unknown parts of values.</summary>
internal static class UnknownValues
{
    /// <summary>The value with every unknown part null: the storable state of an operation that failed part-way.</summary>
    internal static TfValue ToNull(TfValue value) => Replace(value, unknown => TfValue.Null(unknown.Type));

    /// <summary>The value without the refinements of its unknown parts.</summary>
    internal static TfValue Unrefined(TfValue value) => Replace(value, unknown => TfValue.Unknown(unknown.Type));

    /// <summary>The paths of the unknown parts of the value.</summary>
    internal static IEnumerable<AttributePath> Paths(TfValue value, AttributePath path)
    {
        if (value.IsWhollyKnown)
        {
            return [];
        }

        if (value.IsUnknown)
        {
            return [path];
        }

        return value.Type.Kind switch
        {
            TfTypeKind.Object => value.AsMap().SelectMany(pair => Paths(pair.Value, path.Attribute(pair.Key))),
            TfTypeKind.Map => value.AsMap().SelectMany(pair => Paths(pair.Value, path.Element(pair.Key))),
            TfTypeKind.List or TfTypeKind.Tuple => value.AsElements().SelectMany((v, i) => Paths(v, path.Index(i))),
            _ => [path],
        };
    }

    private static TfValue Replace(TfValue value, Func<TfValue, TfValue> replacement)
    {
        if (value.IsWhollyKnown)
        {
            return value;
        }

        if (value.IsUnknown)
        {
            return replacement(value);
        }

        return value.Type switch
        {
            TfObjectType type => TfValue.Object(type, Entries(value, replacement)),
            TfCollectionType { Kind: TfTypeKind.Map } type => TfValue.Map(type.ElementType, Entries(value, replacement)),
            TfCollectionType { Kind: TfTypeKind.Set } type => TfValue.Set(type.ElementType, Elements(value, replacement)),
            TfCollectionType type => TfValue.List(type.ElementType, Elements(value, replacement)),
            TfTupleType => TfValue.Tuple([.. Elements(value, replacement)]),
            _ => TfValue.Dynamic(Replace(value.Unwrap(), replacement)),
        };
    }

    private static IEnumerable<KeyValuePair<string, TfValue>> Entries(TfValue value, Func<TfValue, TfValue> replacement) =>
        value.AsMap().Select(pair => KeyValuePair.Create(pair.Key, Replace(pair.Value, replacement)));

    private static IEnumerable<TfValue> Elements(TfValue value, Func<TfValue, TfValue> replacement) =>
        value.AsElements().Select(element => Replace(element, replacement));
}
