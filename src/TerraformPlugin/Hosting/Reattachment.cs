using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Hosting;

/// <summary>The value of TF_REATTACH_PROVIDERS with which Terraform uses a provider that already runs.</summary>
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
            // A provider under test is left running when a walk ends.
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

    /// <summary>What a person sees who started the provider with <c>-debug</c>.</summary>
    public static string Explain(string value) => $"""
        The provider runs and waits for Terraform, without encryption. Let Terraform use it:

            export {Variable}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'

        Ctrl-C ends it.

        """;
}
