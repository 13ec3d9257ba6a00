using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// Reads one value; see JsonCodec. On entry the reader is on the first token of the value, afterwards on its last one.
internal sealed class JsonDecoder(ValuePath path)
{
    public JsonTokenType Advance(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw path.Error("the JSON ends too early");

    public TfValue Read(ref Utf8JsonReader reader, TfType type)
    {
        path.Enter();
        var value = reader.TokenType == JsonTokenType.Null ? TfValue.Null(type) : ReadKnown(ref reader, type);
        path.Leave();
        return value;
    }

    private TfValue ReadKnown(ref Utf8JsonReader reader, TfType type) => type switch
    {
        TfCollectionType { Kind: TfTypeKind.Map } map => ReadMap(ref reader, map),
        TfCollectionType collection => ReadElements(ref reader, collection),
        TfObjectType obj => ReadObject(ref reader, obj),
        TfTupleType tuple => ReadTuple(ref reader, tuple),
        _ when type.Kind == TfTypeKind.Dynamic => ReadDynamic(ref reader),
        _ => JsonScalars.Read(ref reader, path, type),
    };

    private TfValue ReadElements(ref Utf8JsonReader reader, TfCollectionType type)
    {
        Expect(ref reader, JsonTokenType.StartArray, type);
        var values = new List<TfValue>();
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            path.PushIndex(values.Count);
            values.Add(Read(ref reader, type.ElementType));
            path.Pop();
        }

        return TfValue.CreateElements(type, [.. values]);
    }

    private TfValue ReadTuple(ref Utf8JsonReader reader, TfTupleType type)
    {
        Expect(ref reader, JsonTokenType.StartArray, type);
        var types = type.ElementTypes;
        var values = new List<TfValue>();
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            if (values.Count == types.Count)
            {
                throw path.Error($"a tuple of {types.Count} elements is required, got more");
            }

            path.PushIndex(values.Count);
            values.Add(Read(ref reader, types[values.Count]));
            path.Pop();
        }

        return values.Count == types.Count
            ? TfValue.CreateElements(type, [.. values])
            : throw path.Error($"a tuple of {types.Count} elements is required, got: {values.Count}");
    }

    private TfValue ReadMap(ref Utf8JsonReader reader, TfCollectionType type)
    {
        Expect(ref reader, JsonTokenType.StartObject, type);
        var keys = new List<string>();
        var values = new List<TfValue>();
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            Advance(ref reader);
            path.PushKey(key);
            keys.Add(key);
            values.Add(Read(ref reader, type.ElementType));
            path.Pop();
        }

        return SortedMap<TfValue>.TryFrom([.. keys], [.. values], out var entries, out var duplicate)
            ? TfValue.CreateMap(type, entries)
            : throw path.Error($"the key \"{duplicate}\" comes twice");
    }

    private TfValue ReadObject(ref Utf8JsonReader reader, TfObjectType type)
    {
        Expect(ref reader, JsonTokenType.StartObject, type);
        var attributes = type.Attributes;
        path.Charge(attributes.Count);
        var values = new TfValue[attributes.Count];
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            var index = attributes.IndexOf(reader.GetString()!);
            Advance(ref reader);
            if (index < 0)
            {
                reader.Skip();
                continue;
            }

            path.PushAttribute(attributes.KeyArray[index]);
            if (values[index] is not null)
            {
                throw path.Error("the attribute occurs twice");
            }

            values[index] = Read(ref reader, attributes.ValueArray[index]);
            path.Pop();
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] ??= TfValue.Null(attributes.ValueArray[i]);
        }

        return TfValue.CreateObject(type, values);
    }

    // The type can follow the value, so the value is skipped first and read once the type is known.
    private TfValue ReadDynamic(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, TfType.Dynamic);
        TfType? type = null;
        var hasValue = false;
        Utf8JsonReader valueReader = default;
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("type"u8) && type is null)
            {
                Advance(ref reader);
                type = ReadType(ref reader);
            }
            else if (reader.ValueTextEquals("value"u8) && !hasValue)
            {
                Advance(ref reader);
                valueReader = reader;
                hasValue = true;
                reader.Skip();
            }
            else
            {
                throw path.Error("a dynamic value requires \"value\" and \"type\", each once, and nothing else");
            }
        }

        if (type is null || !hasValue)
        {
            throw path.Error("a dynamic value requires both \"value\" and \"type\"");
        }

        return TfValue.Dynamic(Read(ref valueReader, type));
    }

    private TfType ReadType(ref Utf8JsonReader reader)
    {
        try
        {
            return TypeJsonReader.Read(ref reader, 0);
        }
        catch (ValueFormatException exception)
        {
            throw path.Error(exception.Message, exception);
        }
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType expected, TfType type)
    {
        if (reader.TokenType != expected)
        {
            throw path.Error($"{type} is required, got: {reader.TokenType}");
        }
    }
}
