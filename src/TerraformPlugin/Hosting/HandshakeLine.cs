using System.Text;

namespace TerraformPlugin.Hosting;

/// <summary>The line on standard output that states how the host connects to the plugin.</summary>
internal static class HandshakeLine
{
    /// <summary>The version of go-plugin's handshake. It has never changed.</summary>
    public const int CoreVersion = 1;

    /// <summary>The version of Terraform's protocol.</summary>
    public const int ProtocolVersion = 6;

    /// <summary>
    /// <c>core|protocol|network|address|"grpc"|certificate[|multiplexing]</c>. The certificate is empty in plaintext.
    /// The seventh field is omitted unless requested, because older hosts parse it as part of the sixth.
    /// </summary>
    public static byte[] Format(string socketPath, ReadOnlySpan<byte> certificate, bool withMultiplexing)
    {
        var line = $"{CoreVersion}|{ProtocolVersion}|unix|{socketPath}|grpc|{Encode(certificate)}";
        // The plugin never brokers connections, so multiplexing is not required.
        return Encoding.UTF8.GetBytes(withMultiplexing ? line + "|false\n" : line + "\n");
    }

    // Hosts reject padding. The length of an ECDSA signature varies, so only two starts in three would produce padding and
    // an error here would be intermittent.
    private static string Encode(ReadOnlySpan<byte> certificate) => Convert.ToBase64String(certificate).TrimEnd('=');
}
