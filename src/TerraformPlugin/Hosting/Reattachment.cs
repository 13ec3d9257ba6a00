using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Hosting;

/// <summary>The value of TF_REATTACH_PROVIDERS, with which Terraform connects to a running provider.</summary>
internal static class Reattachment
{
    public const string Variable = "TF_REATTACH_PROVIDERS";

    public static string Format(string address, int processId, string socketPath)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(address);
            json.WriteString("Protocol", "grpc");
            json.WriteNumber("ProtocolVersion", HandshakeLine.ProtocolVersion);
            json.WriteNumber("Pid", processId);
            // In test mode Terraform keeps the provider running at the end of an operation.
            json.WriteBoolean("Test", true);
            json.WriteStartObject("Addr");
            json.WriteString("Network", "unix");
            json.WriteString("String", socketPath);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The output of <c>-debug</c>.</summary>
    public static string Explain(string value) => $"""
        The provider is running and accepts unencrypted connections. To use it with Terraform, set:

            export {Variable}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'

        Press Ctrl-C to stop the provider.

        """;
}
