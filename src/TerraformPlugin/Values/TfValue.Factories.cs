namespace TerraformPlugin.Values;

public sealed partial class TfValue
{
    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;

    /// <summary>The null of a type.</summary>
    public static TfValue Null(TfType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.NullValue;
    }

    /// <summary>An unknown value of a type. Constraints that do not apply to the type are omitted.</summary>
    public static TfValue Unknown(TfType type, Refinement? refinement = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return refinement?.RestrictTo(type.Kind) is { } restricted ? CreateUnknown(type, restricted) : type.UnknownValue;
    }

    /// <summary>
    /// A string. As in Terraform, it is in Unicode's normalization form C. Half of a surrogate pair becomes U+FFFD.
    /// </summary>
    public static TfValue String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(TfType.String, TfState.Known, NormalText.Of(value), isWhollyKnown: true);
    }

    /// <summary>A number.</summary>
    public static TfValue Number(TfNumber value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(TfType.Number, TfState.Known, value, isWhollyKnown: true);
    }

    /// <summary>A whole number.</summary>
    public static TfValue Number(long value) => Number(new TfNumber(value));

    /// <summary>A bool.</summary>
    public static TfValue Bool(bool value) =>
        new(TfType.Bool, TfState.Known, value ? BoxedTrue : BoxedFalse, isWhollyKnown: true);

    /// <summary>A list.</summary>
    /// <exception cref="ArgumentException">A value is not of the element type.</exception>
    public static TfValue List(TfType elementType, IEnumerable<TfValue> values) =>
        CreateElements(TfType.List(elementType), ConformAll(values, elementType));

    /// <summary>A set. Duplicates collapse, except for elements with unknown parts, which can become distinct.</summary>
    /// <exception cref="ArgumentException">A value is not of the element type.</exception>
    public static TfValue Set(TfType elementType, IEnumerable<TfValue> values) =>
        CreateElements(TfType.Set(elementType), ConformAll(values, elementType));

    /// <summary>A map.</summary>
    /// <exception cref="ArgumentException">A value is not of the element type, or a key occurs twice.</exception>
    public static TfValue Map(TfType elementType, IEnumerable<KeyValuePair<string, TfValue>> entries)
    {
        var sorted = SortedMap<TfValue>.From(entries);
        var values = ConformAll(sorted.ValueArray, elementType);
        return CreateMap(TfType.Map(elementType), new SortedMap<TfValue>(sorted.KeyArray, values));
    }

    /// <summary>An object of a type. Every attribute is required.</summary>
    /// <exception cref="ArgumentException">An attribute is missing, not of the type, or has a value of another type.</exception>
    public static TfValue Object(TfObjectType type, IEnumerable<KeyValuePair<string, TfValue>> attributes)
    {
        ArgumentNullException.ThrowIfNull(type);
        var given = SortedMap<TfValue>.From(attributes);
        if (!given.KeyArray.AsSpan().SequenceEqual(type.Attributes.KeyArray))
        {
            throw new ArgumentException($"The attributes do not match those of {type}.", nameof(attributes));
        }

        var values = new TfValue[given.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Conform(given.ValueArray[i], type.Attributes.ValueArray[i]);
        }

        return CreateObject(type, values);
    }

    /// <summary>An object whose type follows from the attributes.</summary>
    public static TfValue Object(IEnumerable<KeyValuePair<string, TfValue>> attributes)
    {
        var given = SortedMap<TfValue>.From(attributes);
        var types = new TfType[given.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = given.ValueArray[i].Type;
        }

        return CreateObject(new TfObjectType(new SortedMap<TfType>(given.KeyArray, types), []), given.ValueArray);
    }

    /// <summary>A tuple whose type follows from the elements.</summary>
    public static TfValue Tuple(params ReadOnlySpan<TfValue> values)
    {
        var types = new TfType[values.Length];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = values[i].Type;
        }

        return CreateElements(new TfTupleType(types), values.ToArray());
    }

    /// <summary>A value of type <see cref="TfType.Dynamic"/> that wraps the given one.</summary>
    public static TfValue Dynamic(TfValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Type.Kind == TfTypeKind.Dynamic
            ? value
            : new(TfType.Dynamic, value._state, value, value.IsWhollyKnown);
    }

    internal static TfValue CreateNull(TfType type) => new(type, TfState.Null, null, isWhollyKnown: true);

    internal static TfValue CreateUnknown(TfType type, Refinement? refinement) =>
        new(type, TfState.Unknown, refinement, isWhollyKnown: false);

    // The following take ownership of the arrays, whose values are of the right types.
    internal static TfValue CreateElements(TfType type, TfValue[] values)
    {
        if (type.Kind == TfTypeKind.Set && values.Length > 1)
        {
            values = Distinct(values);
        }

        return new(type, TfState.Known, values, AreWhollyKnown(values));
    }

    internal static TfValue CreateMap(TfCollectionType type, SortedMap<TfValue> entries) =>
        new(type, TfState.Known, entries, AreWhollyKnown(entries.ValueArray));

    internal static TfValue CreateObject(TfObjectType type, TfValue[] values) =>
        new(type, TfState.Known, new SortedMap<TfValue>(type.Attributes.KeyArray, values), AreWhollyKnown(values));

    private static TfValue[] Distinct(TfValue[] values)
    {
        var seen = new HashSet<TfValue>(values.Length);
        var distinct = new List<TfValue>(values.Length);
        foreach (var value in values)
        {
            if (!value.IsWhollyKnown || seen.Add(value))
            {
                distinct.Add(value);
            }
        }

        return distinct.Count == values.Length ? values : [.. distinct];
    }

    private static bool AreWhollyKnown(TfValue[] values)
    {
        foreach (var value in values)
        {
            if (!value.IsWhollyKnown)
            {
                return false;
            }
        }

        return true;
    }

    private static TfValue[] ConformAll(IEnumerable<TfValue> values, TfType type)
    {
        ArgumentNullException.ThrowIfNull(values);
        TfValue[] result = [.. values];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Conform(result[i], type);
        }

        return result;
    }

    private static TfValue Conform(TfValue value, TfType type)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (type.Kind == TfTypeKind.Dynamic)
        {
            return Dynamic(value);
        }

        return value.Type.Equals(type)
            ? value
            : throw new ArgumentException($"A value of type {type} is required, got: {value.Type}.", nameof(value));
    }
}
