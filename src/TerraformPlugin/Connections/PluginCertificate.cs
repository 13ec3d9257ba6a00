using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TerraformPlugin.Connections;

/// <summary>
/// The certificate of this process: created at every start, sent to the host in the handshake line, and never stored.
/// The host trusts exactly this certificate, so it needs no issuer and only one extension: the name that hosts connect to.
/// </summary>
internal static class PluginCertificate
{
    private const string HostName = "localhost";

    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={HostName}", key, HashAlgorithmName.SHA256);
        // Hosts check only the alternative name.
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(HostName);
        request.CertificateExtensions.Add(names.Build());

        // Valid from yesterday, because clocks can be set back, and for a year, because a debugged process can run for long.
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
