using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Configurations of resources: validation and generation from state.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks a resource block.</summary>
    public async Task<Proto.ValidateResourceConfig.Types.Response> ValidateResourceConfig(
        Proto.ValidateResourceConfig.Types.Request request, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                var config = DynamicValueCodec.DecodeRequired(request.Config, resource.Schema, "configuration");
                var writeOnlyAllowed = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
                new ConfigurationCheck(diagnostics, writeOnlyAllowed).Check(resource.Schema, config);
                if (!diagnostics.HasErrors)
                {
                    var ask = new ValidateResourceRequest { Config = config, Diagnostics = diagnostics };
                    await resource.ValidateAsync(ask, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)) } };
    }

    /// <summary>Generates a configuration from the state of an imported object.</summary>
    public async Task<Proto.GenerateResourceConfig.Types.Response> GenerateResourceConfig(
        Proto.GenerateResourceConfig.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.GenerateResourceConfig.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ =>
            {
                var resource = Resource(request.TypeName);
                var schema = resource.Schema;
                var state = DynamicValueCodec.DecodeRequired(request.State, schema, "state").Raw;
                var config = TfObject.FromValue(
                    schema.Object,
                    new MemberVisitor(PlanRules.Configurable).Object(schema.Object, state, TfValue.Null(schema.Type), state));
                resource.RefineGeneratedConfig(config);
                response.Config = DynamicValueCodec.Encode(config.Raw, schema.Type);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)));
        return response;
    }
}
