using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Providers;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>The provider block, and the cancellation of all operations.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks a provider block.</summary>
    public async Task<Proto.ValidateProviderConfig.Types.Response> ValidateProviderConfig(
        Proto.ValidateProviderConfig.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var config = DynamicValueCodec.DecodeRequired(request.Config, provider.Schema, "provider configuration");
                new ConfigurationCheck(diagnostics, writeOnlyAllowed: false).Check(provider.Schema, config);
                if (!diagnostics.HasErrors)
                {
                    var ask = new ValidateProviderRequest { Config = config, Diagnostics = diagnostics };
                    await provider.ValidateAsync(ask, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics, provider.Schema) } };
    }

    /// <summary>Configures the provider at the start of an operation.</summary>
    public async Task<Proto.ConfigureProvider.Types.Response> ConfigureProvider(
        Proto.ConfigureProvider.Types.Request request, CancellationToken cancellationToken)
    {
        _operations.Reset();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            token => provider.ConfigureAsync(
                new ConfigureProviderRequest
                {
                    Config = DynamicValueCodec.DecodeRequired(request.Config, provider.Schema, "provider configuration"),
                    TerraformVersion = request.TerraformVersion,
                    Diagnostics = diagnostics,
                },
                token),
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics, provider.Schema) } };
    }

    /// <summary>Cancels all running operations. Each of them still sends its response.</summary>
    public async Task<Proto.StopProvider.Types.Response> StopProvider(
        Proto.StopProvider.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(diagnostics, _ => _operations.StopAsync(), cancellationToken).ConfigureAwait(false);
        return new() { Error = diagnostics.FirstOrDefault()?.Detail ?? "" };
    }
}
