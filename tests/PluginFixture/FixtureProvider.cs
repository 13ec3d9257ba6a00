using TerraformPlugin.Logging;
using TerraformPlugin.Providers;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace PluginFixture;

/// <summary>A provider with a single resource that a test controls.</summary>
internal sealed class FixtureProvider : Provider
{
    public override string TypeName => "fixture";

    public override Schema Schema { get; } = new();

    public override IReadOnlyList<Resource> Resources { get; } = [new GateResource()];

    public override Task ConfigureAsync(ConfigureProviderRequest request, CancellationToken cancellationToken)
    {
        PluginLog.Trace("configured at trace");
        PluginLog.Info("configured at info", ("answer", 42));
        PluginLog.Error("configured at error");
        return Task.CompletedTask;
    }
}
