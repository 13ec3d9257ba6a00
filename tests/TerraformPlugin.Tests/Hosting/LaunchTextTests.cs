using TerraformPlugin.Hosting;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>What people read who start a provider by hand.</summary>
public sealed class LaunchTextTests
{
    private static readonly PluginServerOptions Plain = new() { Address = "registry.terraform.io/example/thing", Version = "1.2.3" };

    private static readonly PluginServerOptions WithCommand = Plain with { Commands = [("draw", "draw something (draw --help)")] };

    [Fact]
    public void A_provider_without_commands_names_those_of_every_plugin()
    {
        Assert.EndsWith("  terraform-provider-thing -version    print its version\n", LaunchText.NotByHand(Plain), StringComparison.Ordinal);
        Assert.Equal("Usage: terraform-provider-thing [-debug | -version]\n", LaunchText.UnknownArguments(Plain));
    }

    [Fact]
    public void Commands_of_the_provider_are_named_in_line_with_the_others()
    {
        Assert.EndsWith(
            "  terraform-provider-thing -version    print its version\n  terraform-provider-thing draw        draw something (draw --help)\n",
            LaunchText.NotByHand(WithCommand),
            StringComparison.Ordinal);
        Assert.Equal("Usage: terraform-provider-thing [-debug | -version | draw]\n", LaunchText.UnknownArguments(WithCommand));
    }
}
