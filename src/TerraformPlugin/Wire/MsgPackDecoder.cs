using Nerdbank.MessagePack;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// Reads one value; see MsgPackCodec. Every count is checked against the remaining bytes before memory is allocated.
internal sealed class MsgPackDecoder(ValuePath path, int length)
{
    public TfValue Read(ref MessagePackReader reader, TfType type)
    {
        path.Enter();
        var value = ReadAny(ref reader, type);
        path.Leave();
        return value;
    }

    private TfValue ReadAny(ref MessagePackReader reader, TfType type)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Extension:
                return MsgPackRefinement.ReadUnknown(ref reader, path, type);
            case MessagePackType.Nil:
                reader.ReadNil();
                return TfValue.Null(type);
        }

        switch (type)
        {
            case TfCollectionType { Kind: TfTypeKind.Map } map:
                return ReadMap(ref reader, map);
            case TfCollectionType collection:
                return ReadElements(ref reader, collection);
            case TfObjectType obj:
                return ReadObject(ref reader, obj);
            case TfTupleType tuple:
                return ReadTuple(ref reader, tuple);
        }

        switch (type.Kind)
        {
            case TfTypeKind.String:
                return TfValue.String(MsgPackScalars.ReadText(ref reader, path));
            case TfTypeKind.Number:
                return TfValue.Number(MsgPackScalars.ReadNumber(ref reader, path));
            case TfTypeKind.Bool:
                return TfValue.Bool(MsgPackScalars.ReadBool(ref reader, path));
            default:
                return ReadDynamic(ref reader);
        }
    }

    private TfValue ReadElements(ref MessagePackReader reader, TfCollectionType type)
    {
        var values = new TfValue[ReadCount(ref reader, MessagePackType.Array, 1, type)];
        for (var i = 0; i < values.Length; i++)
        {
            path.PushIndex(i);
            values[i] = Read(ref reader, type.ElementType);
            path.Pop();
        }

        return TfValue.CreateElements(type, values);
    }

    private TfValue ReadTuple(ref MessagePackReader reader, TfTupleType type)
    {
        var types = type.ElementTypes;
        var count = ReadCount(ref reader, MessagePackType.Array, 1, type);
        if (count != types.Count)
        {
            throw path.Error($"a tuple of {types.Count} elements is required, got: {count}");
        }

        var values = new TfValue[count];
        for (var i = 0; i < count; i++)
        {
            path.PushIndex(i);
            values[i] = Read(ref reader, types[i]);
            path.Pop();
        }

        return TfValue.CreateElements(type, values);
    }

    private TfValue ReadMap(ref MessagePackReader reader, TfCollectionType type)
    {
        var count = ReadCount(ref reader, MessagePackType.Map, 2, type);
        var keys = new string[count];
        var values = new TfValue[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = MsgPackScalars.ReadText(ref reader, path);
            path.PushKey(keys[i]);
            values[i] = Read(ref reader, type.ElementType);
            path.Pop();
        }

        return SortedMap<TfValue>.TryFrom(keys, values, out var entries, out var duplicate)
            ? TfValue.CreateMap(type, entries)
            : throw path.Error($"the key \"{duplicate}\" comes twice");
    }

    private TfValue ReadObject(ref MessagePackReader reader, TfObjectType type)
    {
        var attributes = type.Attributes;
        var count = ReadCount(ref reader, MessagePackType.Map, 2, type);
        if (count != attributes.Count)
        {
            throw path.Error($"an object with {attributes.Count} attributes is required, got: {count}");
        }

        var values = new TfValue[count];
        for (var i = 0; i < count; i++)
        {
            var index = ReadAttributeName(ref reader, attributes, i);
            var name = attributes.KeyArray[index];
            path.PushAttribute(name);
            if (values[index] is not null)
            {
                throw path.Error("the attribute occurs twice");
            }

            values[index] = Read(ref reader, attributes.ValueArray[index]);
            path.Pop();
        }

        // The number of distinct attributes matches, so none is missing.
        return TfValue.CreateObject(type, values);
    }

    // Terraform sends keys in the same order, so the name is usually the expected one and needs no string.
    private int ReadAttributeName(ref MessagePackReader reader, SortedMap<TfType> attributes, int expected)
    {
        var name = MsgPackScalars.ReadUtf8(ref reader, path);
        if (Utf8Text.EqualsAscii(name, attributes.KeyArray[expected]))
        {
            return expected;
        }

        var text = Utf8Text.Strict.GetString(name);
        var index = attributes.IndexOf(text);
        return index >= 0 ? index : throw path.Error($"there is no attribute \"{text}\"");
    }

    private TfValue ReadDynamic(ref MessagePackReader reader)
    {
        if (ReadCount(ref reader, MessagePackType.Array, 1, TfType.Dynamic) != 2)
        {
            throw path.Error("a dynamic value requires two elements");
        }

        return TfValue.Dynamic(Read(ref reader, ReadType(ref reader)));
    }

    private TfType ReadType(ref MessagePackReader reader)
    {
        var json = MsgPackScalars.ReadBytes(ref reader, path);
        try
        {
            return TfType.ParseJson(json);
        }
        catch (ValueFormatException exception)
        {
            throw path.Error(exception.Message, exception);
        }
    }

    private int ReadCount(ref MessagePackReader reader, MessagePackType header, int itemsEach, TfType type)
    {
        if (reader.NextMessagePackType != header)
        {
            throw path.Error($"{type} is required");
        }

        long count = header == MessagePackType.Array ? reader.ReadArrayHeader() : reader.ReadMapHeader();

        // Every item takes at least one byte.
        if (count * itemsEach > length - reader.Consumed)
        {
            throw path.Error($"{count} elements are announced, more than the remaining bytes can contain");
        }

        path.Charge((int)count);
        return (int)count;
    }
}
