using System.Security.Cryptography.X509Certificates;
using TerraformPlugin.Connections;

namespace TerraformPlugin.Tests.Connections;

public sealed class PluginCertificateTests
{
    [Fact]
    public void It_names_localhost_where_hosts_look_for_it()
    {
        using var certificate = PluginCertificate.Create();

        var names = Assert.Single(certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>());
        Assert.Equal(["localhost"], names.EnumerateDnsNames());
    }

    [Fact]
    public void It_is_valid_for_hosts_whose_clock_is_slow_or_fast()
    {
        using var certificate = PluginCertificate.Create();

        Assert.True(certificate.NotBefore < DateTime.Now.AddHours(-12));
        Assert.True(certificate.NotAfter > DateTime.Now.AddDays(300));
    }

    [Fact]
    public void Every_process_has_another_key_on_the_curve_P256()
    {
        using var first = PluginCertificate.Create();
        using var second = PluginCertificate.Create();

        Assert.NotEqual(first.GetPublicKey(), second.GetPublicKey());
        using var key = first.GetECDsaPublicKey();
        Assert.Equal(256, key?.KeySize);
    }
}
