using GoPluginClient;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The plugin process that these tests start: a provider on this framework, built beside them.</summary>
internal static class Fixture
{
    /// <summary>Nothing here takes long; a test that waits for this time has failed.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>A start, each with a certificate of its own.</summary>
    public static PluginStart Start => new(Path.Combine(AppContext.BaseDirectory, "PluginFixture"));

    public static PluginUnderTest Spawn() => PluginUnderTest.Spawn(Start);

    public static PluginUnderTest Spawn(params (string Name, string? Value)[] environment) =>
        PluginUnderTest.Spawn(Start with
        {
            Environment = environment.GroupBy(e => e.Name).ToDictionary(g => g.Key, g => g.Last().Value),
        });

    public static PluginUnderTest SpawnPlaintext() => PluginUnderTest.Spawn(Start with { Certificate = null });
}
