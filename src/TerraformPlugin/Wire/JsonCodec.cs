using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

/// <summary>
/// Values as JSON, the format of a state file: sets are arrays, a dynamic value is <c>{"value":…,"type":…}</c>. Unknown values and
/// infinities have no JSON form.
/// </summary>
internal static class JsonCodec
{
    /// <summary>
    /// Reads a value of a stored state, which can be older than the schema: missing attributes become null, and keys that are not
    /// attributes are dropped. As in Terraform, text is converted to a number or bool, and a number or bool to text, if required.
    /// </summary>
    /// <exception cref="ValueFormatException">The text is not a value of the type, or exceeds the limits.</exception>
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
            return reader.Read() ? throw path.Error("unexpected data after the value") : value;
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
            throw path.Error($"a value of type {type} is required, got: {value.Type}");
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
