using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Values;

// The reverse of TypeJsonWriter, for untrusted bytes: every error is a ValueFormatException.
internal static class TypeJsonReader
{
    // Each level of an object or tuple type takes two levels of JSON.
    internal const int MaxDepth = 64;

    private const int MaxJsonDepth = (2 * MaxDepth) + 2;

    public static TfType Parse(string json)
    {
        try
        {
            return Parse(Utf8Text.Strict.GetBytes(json));
        }
        catch (EncoderFallbackException exception)
        {
            throw new ValueFormatException("the JSON form of a type is not valid Unicode", exception);
        }
    }

    public static TfType Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
            Advance(ref reader);
            var type = Read(ref reader, 0);
            return reader.Read() ? throw Error("unexpected data after the type") : type;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: strings that are not valid Unicode.
            throw new ValueFormatException("a type is not valid JSON: " + exception.Message, exception);
        }
    }

    // On entry the reader is on the first token of the type, afterwards on its last one.
    internal static TfType Read(ref Utf8JsonReader reader, int depth)
    {
        if (depth >= MaxDepth)
        {
            throw Error($"nested deeper than {MaxDepth} levels");
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            return ReadSimple(ref reader);
        }

        Expect(ref reader, JsonTokenType.StartArray);
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.String);
        TfType type;
        if (reader.ValueTextEquals("list"u8))
        {
            type = TfType.List(ReadNext(ref reader, depth));
        }
        else if (reader.ValueTextEquals("set"u8))
        {
            type = TfType.Set(ReadNext(ref reader, depth));
        }
        else if (reader.ValueTextEquals("map"u8))
        {
            type = TfType.Map(ReadNext(ref reader, depth));
        }
        else if (reader.ValueTextEquals("tuple"u8))
        {
            type = ReadTuple(ref reader, depth);
        }
        else if (reader.ValueTextEquals("object"u8))
        {
            return ReadObject(ref reader, depth);
        }
        else
        {
            throw Error("unknown kind of type");
        }

        Advance(ref reader);
        Expect(ref reader, JsonTokenType.EndArray);
        return type;
    }

    private static TfType ReadSimple(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("string"u8))
        {
            return TfType.String;
        }

        if (reader.ValueTextEquals("number"u8))
        {
            return TfType.Number;
        }

        if (reader.ValueTextEquals("bool"u8))
        {
            return TfType.Bool;
        }

        if (reader.ValueTextEquals("dynamic"u8))
        {
            return TfType.Dynamic;
        }

        throw Error("it names an unknown type");
    }

    private static TfType ReadNext(ref Utf8JsonReader reader, int depth)
    {
        Advance(ref reader);
        return Read(ref reader, depth + 1);
    }

    private static TfTupleType ReadTuple(ref Utf8JsonReader reader, int depth)
    {
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.StartArray);
        var types = new List<TfType>();
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            types.Add(Read(ref reader, depth + 1));
        }

        return new TfTupleType([.. types]);
    }

    private static TfObjectType ReadObject(ref Utf8JsonReader reader, int depth)
    {
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.StartObject);
        var names = new List<string>();
        var types = new List<TfType>();
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            names.Add(reader.GetString()!);
            types.Add(ReadNext(ref reader, depth));
        }

        if (!SortedMap<TfType>.TryFrom([.. names], [.. types], out var attributes, out var duplicate))
        {
            throw Error($"the attribute \"{duplicate}\" comes twice");
        }

        var optional = new List<string>();
        if (Advance(ref reader) == JsonTokenType.StartArray)
        {
            while (Advance(ref reader) != JsonTokenType.EndArray)
            {
                Expect(ref reader, JsonTokenType.String);
                var name = reader.GetString()!;
                if (!attributes.ContainsKey(name))
                {
                    throw Error($"the optional attribute \"{name}\" is not an attribute");
                }

                optional.Add(name);
            }

            Advance(ref reader);
        }

        Expect(ref reader, JsonTokenType.EndArray);
        return new TfObjectType(attributes, [.. optional]);
    }

    private static JsonTokenType Advance(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw Error("it ends too early");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw Error($"{expected} expected, got: {reader.TokenType}");
        }
    }

    private static ValueFormatException Error(string problem) => new("invalid JSON form of a type: " + problem);
}
