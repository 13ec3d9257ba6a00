using System.Text.Json;
using TerraformPlugin.Hosting;

namespace TerraformPlugin.Tests.Hosting;

public sealed class ReattachmentTests
{
    [Fact]
    public void The_value_has_the_format_that_Terraform_parses()
    {
        using var json = JsonDocument.Parse(Reattachment.Format("registry.terraform.io/example/hv", 4711, "/tmp/s\"q"));

        var provider = json.RootElement.GetProperty("registry.terraform.io/example/hv");
        Assert.Equal("grpc", provider.GetProperty("Protocol").GetString());
        Assert.Equal(6, provider.GetProperty("ProtocolVersion").GetInt32());
        Assert.Equal(4711, provider.GetProperty("Pid").GetInt32());
        Assert.True(provider.GetProperty("Test").GetBoolean());
        Assert.Equal("unix", provider.GetProperty("Addr").GetProperty("Network").GetString());
        Assert.Equal("/tmp/s\"q", provider.GetProperty("Addr").GetProperty("String").GetString());
    }

    [Fact]
    public void The_output_can_be_pasted_into_a_shell() =>
        Assert.Contains("export TF_REATTACH_PROVIDERS='it'\\''s'", Reattachment.Explain("it's"), StringComparison.Ordinal);
}
