using System.Text;

namespace TerraformPlugin.Values;

// The text of values in messages and in a debugger.
internal static class TfValueText
{
    public static string Format(TfValue value)
    {
        var text = new StringBuilder();
        Append(text, value.Unwrap());
        return text.ToString();
    }

    private static void Append(StringBuilder text, TfValue value)
    {
        value = value.Unwrap();
        if (value.IsNull || value.IsUnknown)
        {
            text.Append(value.IsNull ? "null" : "unknown");
            return;
        }

        switch (value.Type.Kind)
        {
            case TfTypeKind.String:
                text.Append('"').Append(value.AsString()).Append('"');
                break;
            case TfTypeKind.Number:
                text.Append(value.AsNumber());
                break;
            case TfTypeKind.Bool:
                text.Append(value.AsBool() ? "true" : "false");
                break;
            case TfTypeKind.Map or TfTypeKind.Object:
                text.Append('{');
                foreach (var (key, entry) in value.AsMap())
                {
                    Separate(text, '{').Append(key).Append(" = ");
                    Append(text, entry);
                }

                text.Append('}');
                break;
            default:
                text.Append('[');
                foreach (var element in value.AsElements())
                {
                    Append(Separate(text, '['), element);
                }

                text.Append(']');
                break;
        }
    }

    private static StringBuilder Separate(StringBuilder text, char start) =>
        text[^1] == start ? text : text.Append(", ");
}
