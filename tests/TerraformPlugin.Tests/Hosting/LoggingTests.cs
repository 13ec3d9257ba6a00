using System.Text.Json;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The standard error of a running plugin.</summary>
public sealed class LoggingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_level_nothing_is_written() =>
        Assert.Equal("", await ConfigureAsync(("TF_LOG", null), ("TF_LOG_PROVIDER", null)));

    [Theory]
    [InlineData("INFO", null, new[] { "configured at info", "configured at error" })]
    [InlineData("TRACE", "ERROR", new[] { "configured at error" })]
    [InlineData("ERROR", "TRACE", new[] { "configured at trace", "configured at info", "configured at error" })]
    public async Task Every_line_is_JSON_of_the_configured_level(string all, string? own, string[] expected)
    {
        var errors = await ConfigureAsync(("TF_LOG", all), ("TF_LOG_PROVIDER_FIXTURE", own));

        var messages = new List<string?>();
        foreach (var line in errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal("fixture", json.RootElement.GetProperty("@module").GetString());
            messages.Add(json.RootElement.GetProperty("@message").GetString());
        }

        Assert.Equal(expected, messages.Where(m => m?.StartsWith("configured at", StringComparison.Ordinal) ?? false));
    }

    private static async Task<string> ConfigureAsync(params (string Name, string? Value)[] environment)
    {
        await using var plugin = Fixture.Spawn(environment);
        using var connection = await plugin.ConnectAsync(Cancel);
        await connection.Provider.ConfigureProviderAsync(
            new() { TerraformVersion = "1.11.4", Config = new() { Msgpack = Google.Protobuf.ByteString.CopyFrom(0x80) } },
            cancellationToken: Cancel);
        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        return await plugin.Errors;
    }
}
