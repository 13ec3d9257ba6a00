using Nerdbank.MessagePack;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// Writes one value; see MsgPackCodec. Values are consistent with their types by construction, so nothing is checked here.
internal sealed class MsgPackEncoder(ValuePath path)
{
    public void Write(ref MessagePackWriter writer, TfValue value)
    {
        path.Enter();
        if (value.Type.Kind == TfTypeKind.Dynamic && !ReferenceEquals(value.Unwrap(), value))
        {
            WriteDynamic(ref writer, value.Unwrap());
        }
        else if (value.IsNull)
        {
            writer.WriteNil();
        }
        else if (value.IsUnknown)
        {
            MsgPackRefinement.WriteUnknown(ref writer, value.Refinement);
        }
        else
        {
            WriteKnown(ref writer, value);
        }

        path.Leave();
    }

    private void WriteKnown(ref MessagePackWriter writer, TfValue value)
    {
        switch (value.Type.Kind)
        {
            case TfTypeKind.String:
                MsgPackScalars.WriteText(ref writer, value.AsString());
                break;
            case TfTypeKind.Number:
                MsgPackScalars.WriteNumber(ref writer, value.AsNumber());
                break;
            case TfTypeKind.Bool:
                writer.Write(value.AsBool());
                break;
            case TfTypeKind.Map or TfTypeKind.Object:
                WriteEntries(ref writer, value.Entries, value.Type.Kind);
                break;
            default:
                WriteElements(ref writer, value.Elements);
                break;
        }
    }

    private void WriteElements(ref MessagePackWriter writer, TfValue[] elements)
    {
        writer.WriteArrayHeader(elements.Length);
        for (var i = 0; i < elements.Length; i++)
        {
            path.PushIndex(i);
            Write(ref writer, elements[i]);
            path.Pop();
        }
    }

    // The entries are sorted.
    private void WriteEntries(ref MessagePackWriter writer, SortedMap<TfValue> entries, TfTypeKind kind)
    {
        writer.WriteMapHeader(entries.Count);
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

            MsgPackScalars.WriteText(ref writer, key);
            Write(ref writer, entries.ValueArray[i]);
            path.Pop();
        }
    }

    private void WriteDynamic(ref MessagePackWriter writer, TfValue value)
    {
        writer.WriteArrayHeader(2);
        writer.Write(value.Type.ToJsonUtf8().AsSpan());
        Write(ref writer, value);
    }
}
