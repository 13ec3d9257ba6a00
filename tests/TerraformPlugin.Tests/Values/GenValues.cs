using CsCheck;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Values;

// Random types, and random values of a given type.
internal sealed record GenValues
{
    // Unknown values anywhere.
    public bool Unknowns { get; init; } = true;

    // Refinements on unknown values.
    public bool Refinements { get; init; } = true;

    // The dynamic type in collections, and known dynamic values within dynamic values: cty unifies and flattens those.
    public bool FreeDynamics { get; init; } = true;

    // Numbers without a short decimal form, and infinities.
    public bool BinaryNumbers { get; init; } = true;

    // Text of ASCII characters only: cty also normalises text (NFC), which matters once bytes are damaged.
    public bool AsciiText { get; init; }

    public static Gen<string> Text { get; } = Gen.Frequency(
        (60, Gen.String[Gen.Char["abcxyz0189 _-.\"\\<>&\n\u0001\u007f"], 0, 12]),
        (20, Gen.OneOf("é", "ß", "\uFFFD", "\uE000", "\uFF5E", "😀", "\U0001F9EA", "中文", "\u2028", "\U0010FFFF")),
        (20, Gen.OneOf("é", "\uE000", "😀", "a", "z").Array[0, 5].Select(string.Concat)),
        (8, Gen.OneOf(31, 32, 255, 256).Select(length => new string('x', length))),
        (1, Gen.OneOf(65535, 65536).Select(length => new string('x', length))));

    private static Gen<string> Ascii { get; } = Gen.String[Gen.Char[' ', '\u007e'], 0, 12];

    private Gen<string> AnyText => AsciiText ? Ascii : Text;

    public Gen<(TfType Type, TfValue Value)> TypeAndValue =>
        Type(3).SelectMany(type => Value(type).Select(value => (type, value)));

    public Gen<TfNumber> Number
    {
        get
        {
            var digits = Gen.String[Gen.Char['0', '9'], 1, 140];
            var exact = Gen.OneOf(
                Gen.Long.Select(TfNumber.FromInt64),
                Gen.Int[-40000, 70000].Select(n => TfNumber.FromInt64(n)),
                Gen.ULong.Select(TfNumber.FromUInt64),
                Gen.OneOf<long>(0, 127, 128, 255, 256, 65535, 65536, uint.MaxValue, uint.MaxValue + 1L, long.MaxValue,
                    -1, -32, -33, -128, -129, -32768, -32769, int.MinValue, int.MinValue - 1L, long.MinValue)
                    .Select(TfNumber.FromInt64),
                Gen.Int[-99999, 99999].Select(n => TfNumber.FromDouble(n / 8.0)),
                Gen.Select(digits, Gen.Int[-300, 300], Gen.Bool)
                    .Select((d, e, negative) => TfNumber.Parse($"{(negative ? "-" : "")}{d}e{e}")));
            return BinaryNumbers
                ? Gen.OneOf(
                    exact,
                    Gen.Double.Where(d => !double.IsNaN(d)).Select(TfNumber.FromDouble),
                    Gen.OneOf(TfNumber.PositiveInfinity, TfNumber.NegativeInfinity,
                        TfNumber.FromDouble(double.Epsilon), TfNumber.FromDouble(double.MaxValue)))
                : exact;
        }
    }

    public Gen<TfType> Type(int depth, bool dynamics = true)
    {
        var simple = dynamics
            ? Gen.OneOf(TfType.String, TfType.Number, TfType.Bool, TfType.Dynamic)
            : Gen.OneOf(TfType.String, TfType.Number, TfType.Bool);
        if (depth == 0)
        {
            return simple;
        }

        var element = Type(depth - 1, dynamics && FreeDynamics);
        var part = Type(depth - 1, dynamics);
        return Gen.OneOf(
            simple,
            Gen.OneOf(
                element.Select(TfType (t) => TfType.List(t)),
                element.Select(TfType (t) => TfType.Set(t)),
                element.Select(TfType (t) => TfType.Map(t))),
            Gen.Dictionary(AnyText, part)[0, 4].Select(TfType (attributes) => TfType.Object(attributes)),
            part.Array[0, 3].Select(TfType (types) => TfType.Tuple(types)));
    }

    public Gen<TfValue> Value(TfType type)
    {
        var known = Known(type);
        var nothing = Gen.Const(TfValue.Null(type));
        return Unknowns
            ? Gen.Frequency((8, known), (1, nothing), (1, Unknown(type)))
            : Gen.Frequency((8, known), (1, nothing));
    }

    private Gen<TfValue> Unknown(TfType type)
    {
        if (!Refinements)
        {
            return Gen.Const(TfValue.Unknown(type));
        }

        var bound = Gen.Select(Number, Gen.Bool).Select((number, inclusive) => new NumberBound(number, inclusive));
        return Gen.Select(Gen.Int[0, 63], Gen.Bool, AnyText, bound, bound, Gen.Long[0, long.MaxValue])
            .Select((present, isNull, prefix, lower, upper, length) => TfValue.Unknown(type, new Refinement
            {
                IsNull = (present & 1) != 0 ? isNull : null,
                StringPrefix = (present & 2) != 0 && prefix.Length < 50 ? prefix : null,
                LowerBound = (present & 4) != 0 ? lower : null,
                UpperBound = (present & 8) != 0 ? upper : null,
                MinLength = (present & 16) != 0 ? length : null,
                MaxLength = (present & 32) != 0 ? length : null,
            }));
    }

    private Gen<TfValue> Known(TfType type)
    {
        switch (type)
        {
            case TfCollectionType { Kind: TfTypeKind.Map } map:
                return Gen.Dictionary(AnyText, Value(map.ElementType))[0, 4].Select(d => TfValue.Map(map.ElementType, d));
            case TfCollectionType { Kind: TfTypeKind.Set } set:
                return Value(set.ElementType).Array[0, 4].Select(values => TfValue.Set(set.ElementType, values));
            case TfCollectionType list:
                return Value(list.ElementType).Array[0, 4].Select(values => TfValue.List(list.ElementType, values));
            case TfTupleType tuple:
                return All(tuple.ElementTypes).Select(values => TfValue.Tuple(values));
            case TfObjectType obj:
                return All([.. obj.AttributeTypes.Values])
                    .Select(values => TfValue.Object(obj, obj.AttributeTypes.Keys.Zip(values, KeyValuePair.Create)));
        }

        return type.Kind switch
        {
            TfTypeKind.String => AnyText.Select(TfValue.String),
            TfTypeKind.Number => Number.Select(TfValue.Number),
            TfTypeKind.Bool => Gen.Bool.Select(TfValue.Bool),
            _ => Type(1, FreeDynamics).SelectMany(Value).Select(TfValue.Dynamic),
        };
    }

    private Gen<TfValue[]> All(IReadOnlyList<TfType> types)
    {
        var all = Gen.Const(Array.Empty<TfValue>());
        foreach (var type in types)
        {
            all = Gen.Select(all, Value(type)).Select((values, value) => (TfValue[])[.. values, value]);
        }

        return all;
    }
}
