using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TerraformPlugin.Connections;

/// <summary>
/// This process's own certificate: made afresh at every start, handed to the host in the handshake line, and never
/// stored. The host trusts exactly this one, so it needs no issuer and no extension but the name that hosts dial.
/// </summary>
internal static class PluginCertificate
{
    private const string HostName = "localhost";

    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={HostName}", key, HashAlgorithmName.SHA256);
        // Hosts look at the alternative name only.
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(HostName);
        request.CertificateExtensions.Add(names.Build());

        // Valid from yesterday, since clocks are set back; for a year, since a process that is debugged may live long.
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
