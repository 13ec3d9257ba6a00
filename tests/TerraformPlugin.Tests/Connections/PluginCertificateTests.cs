using System.Security.Cryptography.X509Certificates;
using TerraformPlugin.Connections;

namespace TerraformPlugin.Tests.Connections;

public sealed class PluginCertificateTests
{
    [Fact]
    public void The_certificate_has_the_alternative_name_localhost()
    {
        using var certificate = PluginCertificate.Create();

        var names = Assert.Single(certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>());
        Assert.Equal(["localhost"], names.EnumerateDnsNames());
    }

    [Fact]
    public void The_certificate_is_valid_for_hosts_with_a_slow_or_fast_clock()
    {
        using var certificate = PluginCertificate.Create();

        Assert.True(certificate.NotBefore < DateTime.Now.AddHours(-12));
        Assert.True(certificate.NotAfter > DateTime.Now.AddDays(300));
    }

    [Fact]
    public void Every_certificate_has_a_new_P256_key()
    {
        using var first = PluginCertificate.Create();
        using var second = PluginCertificate.Create();

        Assert.NotEqual(first.GetPublicKey(), second.GetPublicKey());
        using var key = first.GetECDsaPublicKey();
        Assert.Equal(256, key?.KeySize);
    }
}
