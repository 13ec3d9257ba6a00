using System.Buffers;
using Nerdbank.MessagePack;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

/// <summary>
/// Unknown values: any extension. Code 0 has no refinement (sent as D4 00 00). The payload of code 12 is a map: 1 bool (true: null,
/// false: not null), 2 string prefix, 3 and 4 number bounds as [value, inclusive], 5 and 6 minimum and maximum length of a
/// collection.
/// </summary>
internal static class MsgPackRefinement
{
    private const sbyte PlainCode = 0;
    private const sbyte RefinedCode = 12;

    public static TfValue ReadUnknown(ref MessagePackReader reader, ValuePath path, TfType type)
    {
        var header = reader.ReadExtensionHeader();
        ReadOnlySequence<byte> payload = reader.ReadRaw(header.Length);
        if (header.TypeCode != RefinedCode || payload.Length > ValueLimits.MaxRefinementBytes)
        {
            return TfValue.Unknown(type);
        }

        // As in Terraform, data after the map is ignored, so that later versions can add some.
        var payloadReader = new MessagePackReader(payload);
        return TfValue.Unknown(type, Read(ref payloadReader, path));
    }

    public static void WriteUnknown(ref MessagePackWriter writer, Refinement? refinement)
    {
        if (refinement is not null)
        {
            var buffer = new ArrayBufferWriter<byte>();
            var payload = new MessagePackWriter(buffer);
            Write(ref payload, refinement);
            payload.Flush();

            // Readers ignore longer refinements (bounds can have thousands of digits). Omitting a refinement is always valid.
            if (buffer.WrittenCount <= ValueLimits.MaxRefinementBytes)
            {
                writer.Write(new ExtensionHeader(RefinedCode, (uint)buffer.WrittenCount));
                writer.WriteRaw(buffer.WrittenSpan);
                return;
            }
        }

        writer.Write(new ExtensionHeader(PlainCode, 1));
        writer.WriteRaw([0]);
    }

    private static Refinement Read(ref MessagePackReader reader, ValuePath path)
    {
        var result = new Refinement();
        var count = reader.ReadMapHeader();
        for (var i = 0; i < count; i++)
        {
            switch (reader.ReadInt64())
            {
                case 1:
                    result = result with { IsNull = reader.ReadBoolean() };
                    break;
                case 2:
                    result = result with { StringPrefix = MsgPackScalars.ReadText(ref reader, path) };
                    break;
                case 3:
                    result = result with { LowerBound = ReadBound(ref reader, path) };
                    break;
                case 4:
                    result = result with { UpperBound = ReadBound(ref reader, path) };
                    break;
                case 5:
                    result = result with { MinLength = ReadLength(ref reader, path) };
                    break;
                case 6:
                    result = result with { MaxLength = ReadLength(ref reader, path) };
                    break;
                default:
                    // Later versions can add constraints. Without them the value is still unknown.
                    reader.Skip(new SerializationContext());
                    break;
            }
        }

        return result;
    }

    private static NumberBound ReadBound(ref MessagePackReader reader, ValuePath path)
    {
        if (reader.ReadArrayHeader() != 2)
        {
            throw path.Error("the bound of an unknown number requires two elements");
        }

        return new NumberBound(MsgPackScalars.ReadNumber(ref reader, path), reader.ReadBoolean());
    }

    private static long ReadLength(ref MessagePackReader reader, ValuePath path)
    {
        var length = reader.ReadInt64();
        return length >= 0 ? length : throw path.Error("the length of an unknown collection cannot be negative");
    }

    private static void Write(ref MessagePackWriter writer, Refinement refinement)
    {
        ReadOnlySpan<bool> present =
        [
            refinement.IsNull is not null, refinement.StringPrefix is not null, refinement.LowerBound is not null,
            refinement.UpperBound is not null, refinement.MinLength is not null, refinement.MaxLength is not null,
        ];
        writer.WriteMapHeader(present.Count(true));
        if (refinement.IsNull is { } isNull)
        {
            writer.Write(1);
            writer.Write(isNull);
        }

        if (refinement.StringPrefix is { } prefix)
        {
            writer.Write(2);
            MsgPackScalars.WriteText(ref writer, Utf8Text.Truncate(prefix, ValueLimits.MaxPrefixBytes));
        }

        WriteBound(ref writer, 3, refinement.LowerBound);
        WriteBound(ref writer, 4, refinement.UpperBound);
        WriteLength(ref writer, 5, refinement.MinLength);
        WriteLength(ref writer, 6, refinement.MaxLength);
    }

    private static void WriteBound(ref MessagePackWriter writer, int key, NumberBound? bound)
    {
        if (bound is null)
        {
            return;
        }

        writer.Write(key);
        writer.WriteArrayHeader(2);
        MsgPackScalars.WriteNumber(ref writer, bound.Value);
        writer.Write(bound.Inclusive);
    }

    private static void WriteLength(ref MessagePackWriter writer, int key, long? length)
    {
        if (length is not { } value)
        {
            return;
        }

        writer.Write(key);
        writer.Write(value);
    }
}
