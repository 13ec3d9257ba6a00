using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TerraformPlugin.Values;

// cty's JSON form of types: "string", ["list",T], ["object",{name:T,…}], ["object",{…},["optional",…]], ["tuple",[T,…]].
internal static class TypeJsonWriter
{
    public static byte[] Write(TfType type)
    {
        switch (type.Kind)
        {
            case TfTypeKind.String:
                return "\"string\""u8.ToArray();
            case TfTypeKind.Number:
                return "\"number\""u8.ToArray();
            case TfTypeKind.Bool:
                return "\"bool\""u8.ToArray();
            case TfTypeKind.Dynamic:
                return "\"dynamic\""u8.ToArray();
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        }))
        {
            Write(writer, type);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter writer, TfType type)
    {
        switch (type)
        {
            case TfCollectionType collection:
                writer.WriteStartArray();
                writer.WriteStringValue(Name(type.Kind));
                Write(writer, collection.ElementType);
                writer.WriteEndArray();
                break;
            case TfObjectType obj:
                WriteObject(writer, obj);
                break;
            case TfTupleType tuple:
                writer.WriteStartArray();
                writer.WriteStringValue(Name(type.Kind));
                writer.WriteStartArray();
                foreach (var elementType in tuple.ElementTypes)
                {
                    Write(writer, elementType);
                }

                writer.WriteEndArray();
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Name(type.Kind));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, TfObjectType type)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Name(type.Kind));
        writer.WriteStartObject();
        var attributes = type.Attributes;
        for (var i = 0; i < attributes.Count; i++)
        {
            writer.WritePropertyName(attributes.KeyArray[i]);
            Write(writer, attributes.ValueArray[i]);
        }

        writer.WriteEndObject();
        if (type.OptionalAttributes.Count > 0)
        {
            writer.WriteStartArray();
            foreach (var name in type.OptionalAttributes)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static ReadOnlySpan<byte> Name(TfTypeKind kind) => kind switch
    {
        TfTypeKind.String => "string"u8,
        TfTypeKind.Number => "number"u8,
        TfTypeKind.Bool => "bool"u8,
        TfTypeKind.Dynamic => "dynamic"u8,
        TfTypeKind.List => "list"u8,
        TfTypeKind.Set => "set"u8,
        TfTypeKind.Map => "map"u8,
        TfTypeKind.Object => "object"u8,
        _ => "tuple"u8,
    };
}
