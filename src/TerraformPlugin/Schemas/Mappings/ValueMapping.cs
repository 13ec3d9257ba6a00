using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>The available mappings, for the elements of collections.</summary>
public static class ValueMapping
{
    /// <summary>string ⇄ <see cref="string"/>.</summary>
    public static ValueMapping<string> String => StringMapping.Instance;

    /// <summary>bool ⇄ <see cref="bool"/>.</summary>
    public static ValueMapping<bool> Bool => BoolMapping.Instance;

    /// <summary>number ⇄ <see cref="long"/>; other numbers in a configuration are errors.</summary>
    public static ValueMapping<long> Int64 => Int64Mapping.Instance;

    /// <summary>number ⇄ <see cref="TfNumber"/>.</summary>
    public static ValueMapping<TfNumber> Number => NumberMapping.Instance;

    /// <summary>Any type, without conversion.</summary>
    public static ValueMapping<TfValue> Raw(TfType type) => new RawMapping(type);

    /// <summary>list ⇄ list.</summary>
    public static ValueMapping<IReadOnlyList<Tf<T>>> List<T>(ValueMapping<T> element) => new ListMapping<T>(element);

    /// <summary>set ⇄ list, in no particular order.</summary>
    public static ValueMapping<IReadOnlyList<Tf<T>>> Set<T>(ValueMapping<T> element) => new SetMapping<T>(element);

    /// <summary>map ⇄ dictionary.</summary>
    public static ValueMapping<IReadOnlyDictionary<string, Tf<T>>> Map<T>(ValueMapping<T> element) =>
        new MapMapping<T>(element);

    /// <summary>object with a schema ⇄ <see cref="TfObject"/>.</summary>
    public static ValueMapping<TfObject> Object(ObjectSchema schema) => new ObjectMapping(schema);
}
