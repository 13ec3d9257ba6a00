using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Ephemeral resources: not supported.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks an ephemeral block.</summary>
    public Task<Proto.ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfig(
        Proto.ValidateEphemeralResourceConfig.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.ValidateEphemeralResourceConfig.Types.Response
        {
            Diagnostics = { NoSuchType("ephemeral resource", request.TypeName) },
        });

    /// <summary>Opens an ephemeral resource.</summary>
    public Task<Proto.OpenEphemeralResource.Types.Response> OpenEphemeralResource(
        Proto.OpenEphemeralResource.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.OpenEphemeralResource.Types.Response
        {
            Diagnostics = { NoSuchType("ephemeral resource", request.TypeName) },
        });

    /// <summary>Keeps an ephemeral resource open.</summary>
    public Task<Proto.RenewEphemeralResource.Types.Response> RenewEphemeralResource(
        Proto.RenewEphemeralResource.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.RenewEphemeralResource.Types.Response
        {
            Diagnostics = { NoSuchType("ephemeral resource", request.TypeName) },
        });

    /// <summary>Closes an ephemeral resource.</summary>
    public Task<Proto.CloseEphemeralResource.Types.Response> CloseEphemeralResource(
        Proto.CloseEphemeralResource.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.CloseEphemeralResource.Types.Response
        {
            Diagnostics = { NoSuchType("ephemeral resource", request.TypeName) },
        });
}
