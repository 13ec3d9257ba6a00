using TerraformPlugin.DataSources;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Schemas;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Data sources.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks a data block.</summary>
    public async Task<Proto.ValidateDataResourceConfig.Types.Response> ValidateDataResourceConfig(
        Proto.ValidateDataResourceConfig.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var source = DataSource(request.TypeName);
                var config = DynamicValueCodec.DecodeRequired(request.Config, source.Schema, "configuration");
                new ConfigurationCheck(diagnostics, writeOnlyAllowed: false).Check(source.Schema, config);
                if (!diagnostics.HasErrors)
                {
                    var ask = new ValidateDataSourceRequest { Config = config, Diagnostics = diagnostics };
                    await source.ValidateAsync(ask, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics, DataSourceSchema(request.TypeName)) } };
    }

    /// <summary>Reads data.</summary>
    public async Task<Proto.ReadDataSource.Types.Response> ReadDataSource(
        Proto.ReadDataSource.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.ReadDataSource.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var source = DataSource(request.TypeName);
                var config = DynamicValueCodec.DecodeRequired(request.Config, source.Schema, "configuration");
                var ask = new ReadDataSourceRequest
                {
                    Config = config.Clone(),
                    Timeout = Timeout(source.Schema, TimedOperation.Read, config),
                    Diagnostics = diagnostics,
                };
                var state = (await source.ReadAsync(ask, token).ConfigureAwait(false)).Raw;
                new ResultCheck(diagnostics).WhollyKnown(state);
                if (!diagnostics.HasErrors)
                {
                    response.State = DynamicValueCodec.Encode(state, source.Schema.Type);
                }
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, DataSourceSchema(request.TypeName)));
        return response;
    }
}
