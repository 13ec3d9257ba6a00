using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Functions, of which there are none.</content>
internal sealed partial class ProviderService
{
    /// <summary>The functions: none.</summary>
    public Task<Proto.GetFunctions.Types.Response> GetFunctions(
        Proto.GetFunctions.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.GetFunctions.Types.Response());

    /// <summary>Calls a function.</summary>
    public Task<Proto.CallFunction.Types.Response> CallFunction(
        Proto.CallFunction.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.CallFunction.Types.Response
        {
            Error = new Proto.FunctionError
            {
                Text = $"Function Not Found: No function named \"{request.Name}\" was found in the provider.",
            },
        });
}
