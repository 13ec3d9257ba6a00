using GoPluginClient;
using TerraformPlugin.Hosting;
using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Tests.Hosting;

public sealed class LaunchEnvironmentTests
{
    [Fact]
    public void The_bytes_of_the_client_certificate_are_read()
    {
        using var certificate = ClientCertificate.Create();

        var environment = Read(("PLUGIN_CLIENT_CERT", certificate.ExportCertificatePem() + "\n"));

        Assert.Equal(certificate.RawData, environment.ClientCertificate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_client_certificate_the_connection_is_plaintext(string? value) =>
        Assert.Null(Read(("PLUGIN_CLIENT_CERT", value)).ClientCertificate);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAQID\n-----END PRIVATE KEY-----")]
    public void An_invalid_client_certificate_never_results_in_plaintext(string value) =>
        Assert.Throws<LaunchException>(() => Read(("PLUGIN_CLIENT_CERT", value)));

    [Theory]
    [InlineData("d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2", true)]
    [InlineData("d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b3", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_cookie_of_Terraform_is_accepted(string? cookie, bool counts) =>
        Assert.Equal(counts, Read(("TF_PLUGIN_MAGIC_COOKIE", cookie)).HasCookie);

    [Theory]
    [InlineData(null, new string[0])]
    [InlineData("6", new[] { "6" })]
    [InlineData("5,6", new[] { "5", "6" })]
    [InlineData("6, 5,", new[] { "6", "5" })]
    public void Protocol_versions_are_a_list_in_any_order(string? value, string[] versions) =>
        Assert.Equal(versions, Read(("PLUGIN_PROTOCOL_VERSIONS", value)).ProtocolVersions);

    private static LaunchEnvironment Read(params (string Name, string? Value)[] variables) =>
        LaunchEnvironment.Read(name => variables.FirstOrDefault(v => v.Name == name).Value);
}
