using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>List resources: not supported.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks a list block.</summary>
    public Task<Proto.ValidateListResourceConfig.Types.Response> ValidateListResourceConfig(
        Proto.ValidateListResourceConfig.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.ValidateListResourceConfig.Types.Response
        {
            Diagnostics = { NoSuchType("list resource", request.TypeName) },
        });

    /// <summary>Lists existing objects.</summary>
    public IAsyncEnumerable<Proto.ListResource.Types.Event> ListResource(
        Proto.ListResource.Types.Request request, CancellationToken cancellationToken) =>
        AsyncEnumerable.Repeat(new Proto.ListResource.Types.Event { Diagnostic = { NoSuchType("list resource", request.TypeName) } }, 1);
}
