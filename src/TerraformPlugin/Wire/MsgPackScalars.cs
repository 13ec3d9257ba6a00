using System.Buffers;
using Nerdbank.MessagePack;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// The leaves of the MessagePack form.
internal static class MsgPackScalars
{
    public static bool ReadBool(ref MessagePackReader reader, ValuePath path)
    {
        Expect(ref reader, MessagePackType.Boolean, path, "a bool");
        return reader.ReadBoolean();
    }

    public static string ReadText(ref MessagePackReader reader, ValuePath path) =>
        Utf8Text.Strict.GetString(ReadUtf8(ref reader, path));

    public static ReadOnlySpan<byte> ReadUtf8(ref MessagePackReader reader, ValuePath path)
    {
        Expect(ref reader, MessagePackType.String, path, "a string");
        return reader.ReadStringSpan();
    }

    // The JSON form of a type is sent as bin; str is accepted, as in cty.
    public static ReadOnlySpan<byte> ReadBytes(ref MessagePackReader reader, ValuePath path)
    {
        if (reader.NextMessagePackType == MessagePackType.String)
        {
            return reader.ReadStringSpan();
        }

        Expect(ref reader, MessagePackType.Binary, path, "a type");
        return reader.ReadBytes() is { } bytes ? bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray() : default;
    }

    // Any integer, any float except NaN, or decimal text. Senders use the first of int64, float64 and text that is exact.
    public static TfNumber ReadNumber(ref MessagePackReader reader, ValuePath path)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Integer:
                return reader.NextCode == MessagePackCode.UInt64
                    ? TfNumber.FromUInt64(reader.ReadUInt64())
                    : TfNumber.FromInt64(reader.ReadInt64());
            case MessagePackType.Float:
                var number = reader.NextCode == MessagePackCode.Float32 ? reader.ReadSingle() : reader.ReadDouble();
                return double.IsNaN(number) ? throw path.Error("NaN is not a number") : TfNumber.FromDouble(number);
            default:
                Expect(ref reader, MessagePackType.String, path, "a number");
                return ParseNumber(reader.ReadStringSpan(), path);
        }
    }

    public static TfNumber ParseNumber(ReadOnlySpan<byte> utf8, ValuePath path)
    {
        if (utf8.Length > ValueLimits.MaxNumberText)
        {
            throw path.Error("the number has too many digits");
        }

        return TfNumber.TryParse(Utf8Text.Strict.GetString(utf8), out var number)
            ? number
            : throw path.Error("the text is not a number, or it is out of bounds");
    }

    public static void WriteText(ref MessagePackWriter writer, string text)
    {
        var count = Utf8Text.Strict.GetByteCount(text);
        writer.WriteStringHeader(count);
        var written = Utf8Text.Strict.GetBytes(text, writer.GetSpan(count));
        writer.Advance(written);
    }

    public static void WriteNumber(ref MessagePackWriter writer, TfNumber number)
    {
        if (number.TryToInt64(out var integer))
        {
            writer.Write(integer);
        }
        else if (number.TryToExactDouble(out var binary))
        {
            writer.Write(binary);
        }
        else
        {
            WriteText(ref writer, number.ToString());
        }
    }

    private static void Expect(ref MessagePackReader reader, MessagePackType expected, ValuePath path, string what)
    {
        if (reader.NextMessagePackType != expected)
        {
            throw path.Error($"{what} is required, got: {reader.NextMessagePackType}");
        }
    }
}
