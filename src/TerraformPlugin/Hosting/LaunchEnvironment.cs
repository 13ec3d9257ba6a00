using System.Security.Cryptography;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Hosting;

/// <summary>What the host says to a plugin that it starts: go-plugin's environment variables.</summary>
internal sealed record LaunchEnvironment
{
    // Not a secret: it only tells a start by Terraform from a start by hand.
    private const string CookieVariable = "TF_PLUGIN_MAGIC_COOKIE";
    private const string CookieValue = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    /// <summary>Whether Terraform started this process.</summary>
    public required bool HasCookie { get; init; }

    /// <summary>The protocol versions that the host speaks; empty when it does not say.</summary>
    public required IReadOnlyList<string> ProtocolVersions { get; init; }

    /// <summary>The DER bytes of the only certificate to let in; null when the host wants plaintext.</summary>
    public required byte[]? ClientCertificate { get; init; }

    /// <summary>Where to create the socket; null for the directory of temporary files.</summary>
    public required string? SocketDirectory { get; init; }

    /// <summary>The group, by name or number, that may use the socket; null for the owner alone.</summary>
    public required string? SocketGroup { get; init; }

    /// <summary>Whether the host knows of a seventh field in the handshake line.</summary>
    public required bool AsksForMultiplexing { get; init; }

    /// <exception cref="LaunchException">A variable is there and makes no sense.</exception>
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

    // The bytes are all that is needed: the peer has to present exactly these. Parsing them would cost start-up time
    // and add nothing.
    private static byte[]? ReadCertificate(string? pem)
    {
        if (string.IsNullOrEmpty(pem))
        {
            return null;
        }

        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not "CERTIFICATE")
        {
            throw new LaunchException("PLUGIN_CLIENT_CERT does not hold a certificate in PEM form.");
        }

        var certificate = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64String(pem[fields.Base64Data], certificate, out var length) && length == certificate.Length
            ? certificate
            : throw new LaunchException("PLUGIN_CLIENT_CERT does not hold a certificate in PEM form.");
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
