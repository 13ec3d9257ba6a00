using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Existing objects: refreshed and imported.</content>
internal sealed partial class ProviderService
{
    /// <summary>Refreshes a resource. If it fails, the state and the private bytes stay unchanged.</summary>
    public async Task<Proto.ReadResource.Types.Response> ReadResource(
        Proto.ReadResource.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.ReadResource.Types.Response { NewState = request.CurrentState, Private = request.Private };
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                var state = DynamicValueCodec.DecodeRequired(request.CurrentState, resource.Schema, "current state");
                var ask = new ReadResourceRequest
                {
                    State = state.Clone(),
                    Private = request.Private.Memory,
                    Timeout = Timeout(resource.Schema, TimedOperation.Read, state),
                    Diagnostics = diagnostics,
                };
                var result = await resource.ReadAsync(ask, token).ConfigureAwait(false);
                if (!diagnostics.HasErrors)
                {
                    var read = FoundState.Settle(resource.Schema, state.Raw, result, diagnostics);
                    response.NewState = DynamicValueCodec.Encode(read, resource.Schema.Type);
                    response.Private = Bytes(result.Private);
                }
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)));
        return response;
    }

    /// <summary>Imports objects by ID.</summary>
    public async Task<Proto.ImportResourceState.Types.Response> ImportResourceState(
        Proto.ImportResourceState.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.ImportResourceState.Types.Response();
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                if (request.Id.Length == 0)
                {
                    throw new DiagnosticException("Missing import ID", $"{resource.TypeName} is imported by its ID.");
                }

                var ask = new ImportResourceRequest { Id = request.Id, Diagnostics = diagnostics };
                var results = await resource.ImportAsync(ask, token).ConfigureAwait(false);
                if (!diagnostics.HasErrors)
                {
                    response.ImportedResources.AddRange(results.Select(r => Imported(resource, r, diagnostics)));
                }

                if (results.Count == 0 && !diagnostics.HasErrors)
                {
                    diagnostics.AddError("Nothing to import", $"No {resource.TypeName} with the ID \"{request.Id}\" exists.");
                }
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)));
        return response;
    }

    private static Proto.ImportResourceState.Types.ImportedResource Imported(
        Resource resource, ResourceResult result, DiagnosticList diagnostics)
    {
        var type = resource.Schema.Type;
        var state = FoundState.Settle(resource.Schema, TfValue.Null(type), result, diagnostics);
        if (state.IsNull)
        {
            diagnostics.AddError(
                "Invalid result from provider",
                "The import returned no state. This is a bug in the provider: please report it to its developers.");
        }

        return new()
        {
            TypeName = resource.TypeName,
            State = DynamicValueCodec.Encode(state, type),
            Private = Bytes(result.Private),
        };
    }
}
