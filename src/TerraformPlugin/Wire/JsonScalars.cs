using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

// The leaves of the JSON form, with cty's conversions between text and other scalars.
internal static class JsonScalars
{
    public static TfValue Read(ref Utf8JsonReader reader, ValuePath path, TfType type) => type.Kind switch
    {
        TfTypeKind.String => TfValue.String(ReadText(ref reader, path)),
        TfTypeKind.Number => TfValue.Number(ReadNumber(ref reader, path)),
        _ => TfValue.Bool(ReadBool(ref reader, path)),
    };

    private static string ReadText(ref Utf8JsonReader reader, ValuePath path) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Utf8Text.Strict.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw path.Error($"a string is required, got: {reader.TokenType}"),
    };

    // The text of the number is used directly, without conversion to double.
    private static TfNumber ReadNumber(ref Utf8JsonReader reader, ValuePath path) => reader.TokenType switch
    {
        JsonTokenType.Number => MsgPackScalars.ParseNumber(reader.ValueSpan, path),
        JsonTokenType.String => MsgPackScalars.ParseNumber(Utf8Text.Strict.GetBytes(reader.GetString()!), path),
        _ => throw path.Error($"a number is required, got: {reader.TokenType}"),
    };

    private static bool ReadBool(ref Utf8JsonReader reader, ValuePath path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String when reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("1"u8):
                return true;
            case JsonTokenType.String when reader.ValueTextEquals("false"u8) || reader.ValueTextEquals("0"u8):
                return false;
            default:
                throw path.Error($"a bool is required, got: {reader.TokenType}");
        }
    }
}
