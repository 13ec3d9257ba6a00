using System.Text;

namespace TerraformPlugin.Hosting;

/// <summary>The one line on standard output by which a host learns where and how to reach its plugin.</summary>
internal static class HandshakeLine
{
    /// <summary>go-plugin's own version, which never changed.</summary>
    public const int CoreVersion = 1;

    /// <summary>The version of Terraform's protocol.</summary>
    public const int ProtocolVersion = 6;

    /// <summary>
    /// <c>core|protocol|network|address|"grpc"|certificate[|multiplexing]</c>. The certificate is empty in plaintext.
    /// The seventh field is left out unless asked for, since older hosts take it for a part of the sixth.
    /// </summary>
    public static byte[] Format(string socketPath, ReadOnlySpan<byte> certificate, bool withMultiplexing)
    {
        var line = $"{CoreVersion}|{ProtocolVersion}|unix|{socketPath}|grpc|{Encode(certificate)}";
        // Connections are never brokered here, so there is nothing to multiplex.
        return Encoding.UTF8.GetBytes(withMultiplexing ? line + "|false\n" : line + "\n");
    }

    // Hosts decode without padding and refuse it. An ECDSA signature's length varies, so padding would be needed for
    // two starts in three: a mistake here shows only now and then.
    private static string Encode(ReadOnlySpan<byte> certificate) => Convert.ToBase64String(certificate).TrimEnd('=');
}
