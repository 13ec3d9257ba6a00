using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Metadata and schemas.</content>
internal sealed partial class ProviderService
{
    /// <summary>The names of resources, data sources and functions.</summary>
    public async Task<Proto.GetMetadata.Types.Response> GetMetadata(
        Proto.GetMetadata.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.GetMetadata.Types.Response { ServerCapabilities = Capabilities() };
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ =>
            {
                response.Resources.AddRange(
                    provider.Resources.Select(r => new Proto.GetMetadata.Types.ResourceMetadata { TypeName = r.TypeName }));
                response.DataSources.AddRange(
                    provider.DataSources.Select(d => new Proto.GetMetadata.Types.DataSourceMetadata { TypeName = d.TypeName }));
                response.Functions.AddRange(
                    provider.Functions.Select(f => new Proto.GetMetadata.Types.FunctionMetadata { Name = f.Name }));
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics));
        return response;
    }

    /// <summary>All schemas.</summary>
    public async Task<Proto.GetProviderSchema.Types.Response> GetProviderSchema(
        Proto.GetProviderSchema.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.GetProviderSchema.Types.Response { ServerCapabilities = Capabilities() };
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            _ =>
            {
                SchemaRules.CheckNames(provider.Schema.Object.Members, SchemaRules.ReservedInProvider);
                response.Provider = SchemaEncoder.Encode(provider.Schema);
                foreach (var resource in provider.Resources)
                {
                    SchemaRules.CheckNames(resource.Schema.Object.Members, SchemaRules.ReservedInResource);
                    response.ResourceSchemas.Add(resource.TypeName, SchemaEncoder.Encode(resource.Schema));
                }

                foreach (var source in provider.DataSources)
                {
                    SchemaRules.CheckNames(source.Schema.Object.Members, SchemaRules.ReservedInResource);
                    response.DataSourceSchemas.Add(source.TypeName, SchemaEncoder.Encode(source.Schema));
                }

                foreach (var function in provider.Functions)
                {
                    response.Functions.Add(function.Name, FunctionEncoder.Encode(function));
                }

                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics));
        return response;
    }

    /// <summary>Resource identities: not supported.</summary>
    public Task<Proto.GetResourceIdentitySchemas.Types.Response> GetResourceIdentitySchemas(
        Proto.GetResourceIdentitySchemas.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.GetResourceIdentitySchemas.Types.Response());

    private static Proto.ServerCapabilities Capabilities() => new()
    {
        PlanDestroy = true,
        GetProviderSchemaOptional = true,
        MoveResourceState = true,
        GenerateResourceConfig = true,
    };
}
