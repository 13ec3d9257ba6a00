using System.Security.Cryptography;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Hosting;

/// <summary>The environment variables that go-plugin sets for a plugin.</summary>
internal sealed record LaunchEnvironment
{
    // Not a secret: it only distinguishes a start by Terraform from a start by hand.
    private const string CookieVariable = "TF_PLUGIN_MAGIC_COOKIE";
    private const string CookieValue = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    /// <summary>Whether Terraform started this process.</summary>
    public required bool HasCookie { get; init; }

    /// <summary>The protocol versions that the host supports; empty if it does not report them.</summary>
    public required IReadOnlyList<string> ProtocolVersions { get; init; }

    /// <summary>The DER bytes of the only accepted client certificate; null if the host requires plaintext.</summary>
    public required byte[]? ClientCertificate { get; init; }

    /// <summary>The directory of the socket; null for the directory of temporary files.</summary>
    public required string? SocketDirectory { get; init; }

    /// <summary>The group, by name or number, with access to the socket; null for the owner only.</summary>
    public required string? SocketGroup { get; init; }

    /// <summary>Whether the host supports the seventh field of the handshake line.</summary>
    public required bool AsksForMultiplexing { get; init; }

    /// <exception cref="LaunchException">A variable has an invalid value.</exception>
    public static LaunchEnvironment Read(Func<string, string?> variable) => new()
    {
        HasCookie = variable(CookieVariable) == CookieValue,
        ProtocolVersions = (variable("PLUGIN_PROTOCOL_VERSIONS") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ClientCertificate = ReadCertificate(variable("PLUGIN_CLIENT_CERT")),
        SocketDirectory = NullIfEmpty(variable("PLUGIN_UNIX_SOCKET_DIR")),
        SocketGroup = NullIfEmpty(variable("PLUGIN_UNIX_SOCKET_GROUP")),
        AsksForMultiplexing = NullIfEmpty(variable("PLUGIN_MULTIPLEX_GRPC")) is not null,
    };

    // The certificate is not parsed: the peer must present exactly these bytes, and parsing would cost start-up time.
    private static byte[]? ReadCertificate(string? pem)
    {
        if (string.IsNullOrEmpty(pem))
        {
            return null;
        }

        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not "CERTIFICATE")
        {
            throw new LaunchException("PLUGIN_CLIENT_CERT does not contain a certificate in PEM format.");
        }

        var certificate = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64String(pem[fields.Base64Data], certificate, out var length) && length == certificate.Length
            ? certificate
            : throw new LaunchException("PLUGIN_CLIENT_CERT does not contain a certificate in PEM format.");
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
