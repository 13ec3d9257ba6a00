using System.Buffers;
using System.Text;
using Nerdbank.MessagePack;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

/// <summary>
/// Values as MessagePack, the format of <c>DynamicValue.msgpack</c>. Only the reader and writer of the library are used, because
/// its serializer would cost start-up time.
/// </summary>
internal static class MsgPackCodec
{
    /// <summary>Reads a value. Empty input is null, as in Terraform.</summary>
    /// <exception cref="ValueFormatException">The bytes are not a value of the type, or exceed the limits.</exception>
    public static TfValue Decode(ReadOnlyMemory<byte> bytes, TfType type)
    {
        if (bytes.IsEmpty)
        {
            return TfValue.Null(type);
        }

        var path = new ValuePath();
        if (bytes.Length > ValueLimits.MaxBytes)
        {
            throw path.Error($"the value has more than {ValueLimits.MaxBytes} bytes");
        }

        try
        {
            var reader = new MessagePackReader(bytes);
            var value = new MsgPackDecoder(path, bytes.Length).Read(ref reader, type);
            return reader.End ? value : throw path.Error("unexpected data after the value");
        }
        catch (Exception exception) when (exception
            is MessagePackSerializationException or EndOfStreamException or OverflowException or DecoderFallbackException)
        {
            throw path.Error("invalid MessagePack: " + exception.Message, exception);
        }
    }

    /// <summary>Writes a value of the type. For the dynamic type the value can be of any type.</summary>
    /// <exception cref="ValueFormatException">The value is of another type, or cannot be written.</exception>
    public static byte[] Encode(TfValue value, TfType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Encode(value, type, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Encode(TfValue, TfType)"/>
    public static void Encode(TfValue value, TfType type, IBufferWriter<byte> destination)
    {
        if (type.Kind == TfTypeKind.Dynamic)
        {
            value = TfValue.Dynamic(value);
        }

        var path = new ValuePath();
        if (!value.Type.Equals(type))
        {
            throw path.Error($"a value of type {type} is required, got: {value.Type}");
        }

        try
        {
            var writer = new MessagePackWriter(destination);
            new MsgPackEncoder(path).Write(ref writer, value);
            writer.Flush();
        }
        catch (EncoderFallbackException exception)
        {
            throw path.Error("the text is not valid Unicode", exception);
        }
    }
}
