using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Actions: not supported.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks an action block.</summary>
    public Task<Proto.ValidateActionConfig.Types.Response> ValidateActionConfig(
        Proto.ValidateActionConfig.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.ValidateActionConfig.Types.Response { Diagnostics = { NoSuchType("action", request.ActionType) } });

    /// <summary>Plans an action.</summary>
    public Task<Proto.PlanAction.Types.Response> PlanAction(
        Proto.PlanAction.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.PlanAction.Types.Response { Diagnostics = { NoSuchType("action", request.ActionType) } });

    /// <summary>Runs an action.</summary>
    public IAsyncEnumerable<Proto.InvokeAction.Types.Event> InvokeAction(
        Proto.InvokeAction.Types.Request request, CancellationToken cancellationToken) =>
        AsyncEnumerable.Repeat(
            new Proto.InvokeAction.Types.Event
            {
                Completed = new Proto.InvokeAction.Types.Event.Types.Completed
                {
                    Diagnostics = { NoSuchType("action", request.ActionType) },
                },
            },
            1);
}
