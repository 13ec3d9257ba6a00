using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace TerraformPlugin.Logging;

/// <summary>
/// Writes log lines in hclog's JSON format, which Terraform parses into level, message and fields. Each line is a single write,
/// so lines of concurrent calls never mix.
/// </summary>
internal sealed class PluginLogger(PluginLogLevel minimum, string module, Stream output)
{
    // Terraform splits lines at 64 KiB and shows the parts unparsed. A character takes up to six bytes in JSON.
    private const int MaxTextLength = 4 * 1024;
    private const int FieldsEndAt = 32 * 1024;

    // Exactly six digits: otherwise Terraform treats the line as plain text.
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private readonly Lock _writing = new();

    public bool IsEnabled(PluginLogLevel level) => level >= minimum && level != PluginLogLevel.Off;

    public void Write(PluginLogLevel level, string message, params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        if (!IsEnabled(level))
        {
            return;
        }

        var line = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("@level", NameOf(level));
            json.WriteString("@message", Cut(message));
            json.WriteString("@module", module);
            json.WriteString("@timestamp", DateTime.UtcNow.ToString(TimestampFormat, CultureInfo.InvariantCulture));
            foreach (var (key, value) in fields)
            {
                if (json.BytesPending + json.BytesCommitted < FieldsEndAt)
                {
                    WriteField(json, key, value);
                }
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (_writing)
        {
            output.Write(line.WrittenSpan);
            output.Flush();
        }
    }

    private static void WriteField(Utf8JsonWriter json, string key, object? value)
    {
        // Keys with an at sign are reserved for hclog; a second "@level" would make the line invalid.
        var name = key.TrimStart('@');
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case IFormattable text:
                json.WriteString(name, Cut(text.ToString(null, CultureInfo.InvariantCulture)));
                break;
            default:
                json.WriteString(name, Cut(value.ToString() ?? ""));
                break;
        }
    }

    private static string Cut(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength] + "…";

    private static string NameOf(PluginLogLevel level) => level switch
    {
        PluginLogLevel.Trace => "trace",
        PluginLogLevel.Debug => "debug",
        PluginLogLevel.Info => "info",
        PluginLogLevel.Warn => "warn",
        _ => "error",
    };
}
