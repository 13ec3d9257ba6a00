using TerraformPlugin.DataSources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

internal sealed class FakeDataSource : DataSource
{
    internal static readonly StringAttribute Name = new("name") { Required = true };

    internal static readonly Int64Attribute Length = new("length") { Computed = true };

    public override string TypeName => "fake_data";

    public override Schema Schema { get; } = new() { Attributes = [Name, Length] };

    internal bool LeavesUnknown { get; set; }

    public override Task<TfObject> ReadAsync(ReadDataSourceRequest request, CancellationToken cancellationToken)
    {
        request.Config.Set(Length, LeavesUnknown ? Tf<long>.Unknown : request.Config.Get(Name).Value.Length);
        return Task.FromResult(request.Config);
    }
}
