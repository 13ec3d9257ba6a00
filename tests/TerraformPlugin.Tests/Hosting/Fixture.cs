using GoPluginClient;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The plugin process that these tests start: a provider on this framework, built together with the tests.</summary>
internal static class Fixture
{
    /// <summary>The time limit of waits; a test that reaches it fails.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>The parameters of a start, with a new certificate each time.</summary>
    public static PluginStart Start => new(Path.Combine(AppContext.BaseDirectory, "PluginFixture"));

    public static PluginUnderTest Spawn() => PluginUnderTest.Spawn(Start);

    public static PluginUnderTest Spawn(params (string Name, string? Value)[] environment) =>
        PluginUnderTest.Spawn(Start with
        {
            Environment = environment.GroupBy(e => e.Name).ToDictionary(g => g.Key, g => g.Last().Value),
        });

    public static PluginUnderTest SpawnPlaintext() => PluginUnderTest.Spawn(Start with { Certificate = null });
}
