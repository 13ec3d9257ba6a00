using GoPluginClient;
using TerraformPlugin.Protocol.Health;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The start of a plugin process, observed from outside.</summary>
public sealed class LaunchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Started_by_hand_the_executable_prints_help_and_fails()
    {
        await using var plugin = PluginUnderTest.Spawn(Fixture.Start with { MagicCookie = null });

        var output = await plugin.ReadOutputAsync(Cancel);
        await plugin.WaitForExitAsync(Cancel);

        Assert.Equal(1, plugin.ExitCode);
        Assert.Equal("", output);
        Assert.Contains("Terraform provider", await plugin.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-version")]
    [InlineData("--version")]
    public async Task The_executable_prints_its_version(string argument)
    {
        await using var plugin = PluginUnderTest.Spawn(Fixture.Start with { MagicCookie = null, Arguments = [argument] });

        Assert.Equal("terraform-provider-fixture 1.2.3", (await plugin.ReadOutputAsync(Cancel)).Trim());
        await plugin.WaitForExitAsync(Cancel);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task Unknown_arguments_are_rejected()
    {
        await using var plugin = PluginUnderTest.Spawn(Fixture.Start with { Arguments = ["-nonsense"] });

        Assert.Equal("", await plugin.ReadOutputAsync(Cancel));
        await plugin.WaitForExitAsync(Cancel);
        Assert.Equal(1, plugin.ExitCode);
    }

    [Fact]
    public async Task A_plugin_with_an_invalid_client_certificate_does_not_serve()
    {
        await using var plugin = Fixture.Spawn(("PLUGIN_CLIENT_CERT", "nonsense"));

        Assert.Equal("", await plugin.ReadOutputAsync(Cancel));
        await plugin.WaitForExitAsync(Cancel);
        Assert.Equal(1, plugin.ExitCode);
        Assert.Contains("PLUGIN_CLIENT_CERT", await plugin.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_of_another_protocol_version_receives_the_version_of_the_plugin()
    {
        await using var plugin = PluginUnderTest.Spawn(Fixture.Start with
        {
            ProtocolVersions = "5",
            Environment = new Dictionary<string, string?> { ["TF_LOG"] = "ERROR" },
        });

        var handshake = await plugin.ReadHandshakeAsync(Cancel);

        Assert.Equal("6", handshake.ProtocolVersion);
    }

    [Fact]
    public async Task The_handshake_is_a_single_line()
    {
        await using var plugin = Fixture.Spawn();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var connection = PluginConnection.Open(handshake, plugin.Start.Certificate);

        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);

        Assert.Equal(("1", "6", "unix", "grpc"),
            (handshake.CoreVersion, handshake.ProtocolVersion, handshake.Network, handshake.Protocol));
        Assert.Null(handshake.Multiplexing);
        Assert.Equal("", await plugin.ReadOutputAsync(Cancel));
    }

    [Fact]
    public async Task The_multiplexing_field_is_sent_if_requested()
    {
        await using var plugin = Fixture.Spawn(("PLUGIN_MULTIPLEX_GRPC", "true"));

        Assert.Equal("false", (await plugin.ReadHandshakeAsync(Cancel)).Multiplexing);
    }

    [Fact]
    public async Task Without_a_client_certificate_the_plugin_serves_in_plaintext()
    {
        await using var plugin = Fixture.SpawnPlaintext();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var connection = PluginConnection.Open(handshake, own: null);

        var health = await connection.Health.CheckAsync(new() { Service = "plugin" }, cancellationToken: Cancel);

        Assert.Null(handshake.Certificate);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task In_debug_mode_the_plugin_prints_how_to_attach_serves_several_hosts_and_ends_with_Ctrl_C()
    {
        await using var plugin = PluginUnderTest.Spawn(
            Fixture.Start with { MagicCookie = null, Certificate = null, Arguments = ["-debug"] });
        var socket = await ReadReattachSocketAsync(plugin);

        for (var host = 0; host < 2; host++)
        {
            using var connection = PluginConnection.Open(socket, expected: null, own: null);
            using var streams = connection.OpenStreams();
            await connection.Health.CheckAsync(new() { Service = "plugin" }, cancellationToken: Cancel);
        }

        Assert.False(plugin.HasExited);
        Signal.Send(plugin.ProcessId, Signal.Interrupt);
        await plugin.WaitForExitAsync(Cancel).WaitAsync(Fixture.Long, Cancel);
        Assert.Equal(0, plugin.ExitCode);
        Assert.False(File.Exists(socket));
    }

    private static async Task<string> ReadReattachSocketAsync(PluginUnderTest plugin)
    {
        while (await plugin.ReadOutputLineAsync(Cancel) is { } line)
        {
            if (!line.Contains("TF_REATTACH_PROVIDERS='", StringComparison.Ordinal))
            {
                continue;
            }

            var value = line[(line.IndexOf('\'', StringComparison.Ordinal) + 1)..line.LastIndexOf('\'')];
            using var json = System.Text.Json.JsonDocument.Parse(value);
            var provider = json.RootElement.GetProperty("registry.terraform.io/example/fixture");
            Assert.Equal(plugin.ProcessId, provider.GetProperty("Pid").GetInt32());
            return provider.GetProperty("Addr").GetProperty("String").GetString()!;
        }

        throw new InvalidOperationException(await plugin.Errors);
    }
}
