using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>Resolves all unknown values of a plan, as a resource does in an apply.</summary>
internal static class Fill
{
    internal static TfObject Unknowns(TfObject planned)
    {
        var count = 0;
        return TfObject.FromValue(planned.Schema, Value(planned.Raw, ref count));
    }

    private static TfValue Value(TfValue value, ref int count)
    {
        if (value.IsWhollyKnown)
        {
            return value;
        }

        if (value.IsUnknown)
        {
            count++;
            return value.Type.Kind switch
            {
                TfTypeKind.String => TfValue.String(FormattableString.Invariant($"filled-{count}")),
                TfTypeKind.Number => TfValue.Number(count),
                TfTypeKind.Bool => TfValue.Bool(true),
                TfTypeKind.Dynamic => TfValue.Dynamic(TfValue.String("filled")),
                _ => Empty(value.Type),
            };
        }

        switch (value.Type)
        {
            case TfObjectType type:
                return TfValue.Object(type, Entries(value, ref count));
            case TfCollectionType { Kind: TfTypeKind.Map } type:
                return TfValue.Map(type.ElementType, Entries(value, ref count));
            case TfCollectionType type:
                var elements = new List<TfValue>();
                foreach (var element in value.AsElements())
                {
                    elements.Add(Value(element, ref count));
                }

                return type.Kind == TfTypeKind.Set
                    ? TfValue.Set(type.ElementType, elements)
                    : TfValue.List(type.ElementType, elements);
            default:
                throw new NotSupportedException(value.Type.ToString());
        }
    }

    private static TfValue Empty(TfType type) => type switch
    {
        TfCollectionType { Kind: TfTypeKind.Map } map => TfValue.Map(map.ElementType, []),
        TfCollectionType { Kind: TfTypeKind.Set } set => TfValue.Set(set.ElementType, []),
        TfCollectionType list => TfValue.List(list.ElementType, []),
        TfObjectType o => TfValue.Object(o, o.AttributeTypes.Select(a => KeyValuePair.Create(a.Key, TfValue.Null(a.Value)))),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private static Dictionary<string, TfValue> Entries(TfValue value, ref int count)
    {
        var entries = new Dictionary<string, TfValue>();
        foreach (var (key, entry) in value.AsMap())
        {
            entries.Add(key, Value(entry, ref count));
        }

        return entries;
    }
}
