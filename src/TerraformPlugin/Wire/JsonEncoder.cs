using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// Writes one value; see JsonCodec.
internal sealed class JsonEncoder(ValuePath path)
{
    public void Write(Utf8JsonWriter writer, TfValue value)
    {
        path.Enter();
        if (value.Type.Kind == TfTypeKind.Dynamic && !ReferenceEquals(value.Unwrap(), value))
        {
            WriteDynamic(writer, value.Unwrap());
        }
        else if (value.IsNull)
        {
            writer.WriteNullValue();
        }
        else if (value.IsUnknown)
        {
            throw path.Error("an unknown value has no JSON form");
        }
        else
        {
            WriteKnown(writer, value);
        }

        path.Leave();
    }

    private void WriteKnown(Utf8JsonWriter writer, TfValue value)
    {
        switch (value.Type.Kind)
        {
            case TfTypeKind.String:
                writer.WriteStringValue(Utf8Text.Strict.GetBytes(value.AsString()));
                break;
            case TfTypeKind.Number:
                var number = value.AsNumber();
                if (number.IsInfinity)
                {
                    throw path.Error("an infinity has no JSON form");
                }

                writer.WriteRawValue(number.ToString(), skipInputValidation: true);
                break;
            case TfTypeKind.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            case TfTypeKind.Map or TfTypeKind.Object:
                WriteEntries(writer, value.Entries, value.Type.Kind);
                break;
            default:
                WriteElements(writer, value.Elements);
                break;
        }
    }

    private void WriteElements(Utf8JsonWriter writer, TfValue[] elements)
    {
        writer.WriteStartArray();
        for (var i = 0; i < elements.Length; i++)
        {
            path.PushIndex(i);
            Write(writer, elements[i]);
            path.Pop();
        }

        writer.WriteEndArray();
    }

    private void WriteEntries(Utf8JsonWriter writer, SortedMap<TfValue> entries, TfTypeKind kind)
    {
        writer.WriteStartObject();
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries.KeyArray[i];
            if (kind == TfTypeKind.Object)
            {
                path.PushAttribute(key);
            }
            else
            {
                path.PushKey(key);
            }

            writer.WritePropertyName(Utf8Text.Strict.GetBytes(key));
            Write(writer, entries.ValueArray[i]);
            path.Pop();
        }

        writer.WriteEndObject();
    }

    private void WriteDynamic(Utf8JsonWriter writer, TfValue value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value"u8);
        Write(writer, value);
        writer.WritePropertyName("type"u8);
        TypeJsonWriter.Write(writer, value.Type);
        writer.WriteEndObject();
    }
}
