using TerraformPlugin.DataSources;
using TerraformPlugin.Functions;
using TerraformPlugin.Providers;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

internal sealed class FakeProvider : Provider
{
    internal static readonly StringAttribute Uri = new("uri") { Optional = true, Description = "Where." };

    public override string TypeName => "fake";

    public override Schema Schema => Block;

    internal Schema Block { get; init; } = new() { Attributes = [Uri] };

    public override IReadOnlyList<Resource> Resources => [Thing];

    public override IReadOnlyList<DataSource> DataSources => [Data];

    public override IReadOnlyList<Function> Functions { get; } = [new FakeFunction()];

    internal FakeResource Thing { get; } = new();

    internal FakeDataSource Data { get; } = new();

    internal List<Tf<string>> Configured { get; } = [];

    public override Task ConfigureAsync(ConfigureProviderRequest request, CancellationToken cancellationToken)
    {
        Configured.Add(request.Config.Get(Uri));
        return Task.CompletedTask;
    }
}
