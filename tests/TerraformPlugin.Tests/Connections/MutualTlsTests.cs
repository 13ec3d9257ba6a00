using GoPluginClient;
using TerraformPlugin.Connections;

namespace TerraformPlugin.Tests.Connections;

public sealed class MutualTlsTests
{
    [Fact]
    public void Only_the_certificate_of_the_host_is_accepted()
    {
        using var host = ClientCertificate.Create();
        using var stranger = ClientCertificate.Create();

        Assert.True(MutualTls.IsClient(host, host.RawData));
        Assert.False(MutualTls.IsClient(stranger, host.RawData));
        Assert.False(MutualTls.IsClient(null, host.RawData));
        Assert.False(MutualTls.IsClient(host, host.RawData[..^1]));
        Assert.False(MutualTls.IsClient(host, []));
    }
}
