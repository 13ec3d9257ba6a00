using System.Security.Cryptography.X509Certificates;

namespace GoPluginClient;

/// <summary>The parameters with which a host starts a plugin.</summary>
internal sealed record PluginStart(string Executable)
{
    /// <summary>The parameters of Terraform 1.11.</summary>
    public const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further variables; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The certificate that is passed to the plugin; null for plaintext.</summary>
    public X509Certificate2? Certificate { get; init; } = ClientCertificate.Create();

    /// <summary>The name and the value of the cookie; null to omit it.</summary>
    public (string Name, string Value)? MagicCookie { get; init; } = ("TF_PLUGIN_MAGIC_COOKIE", Cookie);

    public string ProtocolVersions { get; init; } = "5,6";
}
