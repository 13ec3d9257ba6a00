using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

/// <summary>
/// Values as JSON, the form of a state file: sets are arrays, a dynamic value is <c>{"value":…,"type":…}</c>. There is no
/// form for unknown values and for infinities.
/// </summary>
internal static class JsonCodec
{
    /// <summary>
    /// Reads a value of a stored state. That state may be older than the schema: attributes that are missing become null,
    /// and keys that are no attribute (any more) are dropped. As in Terraform, text stands for a number or a bool if it
    /// is one, and a number or bool for its text.
    /// </summary>
    /// <exception cref="ValueFormatException">The text is not a value of the type, or beyond the limits.</exception>
    public static TfValue Decode(ReadOnlySpan<byte> utf8, TfType type)
    {
        var path = new ValuePath();
        if (utf8.Length > ValueLimits.MaxBytes)
        {
            throw path.Error($"the value has more than {ValueLimits.MaxBytes} bytes");
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 4 * ValueLimits.MaxDepth });
            var decoder = new JsonDecoder(path);
            decoder.Advance(ref reader);
            var value = decoder.Read(ref reader, type);
            return reader.Read() ? throw path.Error("there is more after the value") : value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not valid Unicode.
            throw path.Error("invalid JSON: " + exception.Message, exception);
        }
    }

    /// <summary>Writes a value of the type, compact.</summary>
    /// <exception cref="ValueFormatException">The value is of another type, or has no JSON form.</exception>
    public static byte[] Encode(TfValue value, TfType type)
    {
        if (type.Kind == TfTypeKind.Dynamic)
        {
            value = TfValue.Dynamic(value);
        }

        var path = new ValuePath();
        if (!value.Type.Equals(type))
        {
            throw path.Error($"a value of type {value.Type} stands where {type} is required");
        }

        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                MaxDepth = 4 * ValueLimits.MaxDepth,
            });
            new JsonEncoder(path).Write(writer, value);
        }
        catch (EncoderFallbackException exception)
        {
            throw path.Error("the text is not valid Unicode", exception);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
