using TerraformPlugin.Hosting;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The output of a provider that is started by hand.</summary>
public sealed class LaunchTextTests
{
    private static readonly PluginServerOptions Plain = new() { Address = "registry.terraform.io/example/thing", Version = "1.2.3" };

    private static readonly PluginServerOptions WithCommand = Plain with { Commands = [("draw", "draw something (draw --help)")] };

    [Fact]
    public void The_help_of_a_provider_without_commands_lists_the_common_options()
    {
        Assert.EndsWith("  terraform-provider-thing -version    print the version\n", LaunchText.Help(Plain), StringComparison.Ordinal);
        Assert.Equal("Usage: terraform-provider-thing [-debug | -version]\n", LaunchText.UnknownArguments(Plain));
    }

    [Fact]
    public void The_help_lists_commands_of_the_provider_aligned_with_the_others()
    {
        Assert.EndsWith(
            "  terraform-provider-thing -version    print the version\n"
            + "  terraform-provider-thing draw        draw something (draw --help)\n",
            LaunchText.Help(WithCommand),
            StringComparison.Ordinal);
        Assert.Equal("Usage: terraform-provider-thing [-debug | -version | draw]\n", LaunchText.UnknownArguments(WithCommand));
    }
}
