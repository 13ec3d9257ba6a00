using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>State stores: not supported.</content>
internal sealed partial class ProviderService
{
    /// <summary>Checks a state store block.</summary>
    public Task<Proto.ValidateStateStoreConfig.Types.Response> ValidateStateStoreConfig(
        Proto.ValidateStateStoreConfig.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.ValidateStateStoreConfig.Types.Response
        {
            Diagnostics = { NoSuchType("state store", request.TypeName) },
        });

    /// <summary>Configures a state store.</summary>
    public Task<Proto.ConfigureStateStore.Types.Response> ConfigureStateStore(
        Proto.ConfigureStateStore.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.ConfigureStateStore.Types.Response { Diagnostics = { NoSuchType("state store", request.TypeName) } });

    /// <summary>Locks a state.</summary>
    public Task<Proto.LockState.Types.Response> LockState(
        Proto.LockState.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.LockState.Types.Response { Diagnostics = { NoSuchType("state store", request.TypeName) } });

    /// <summary>Unlocks a state.</summary>
    public Task<Proto.UnlockState.Types.Response> UnlockState(
        Proto.UnlockState.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.UnlockState.Types.Response { Diagnostics = { NoSuchType("state store", request.TypeName) } });

    /// <summary>Lists the states.</summary>
    public Task<Proto.GetStates.Types.Response> GetStates(
        Proto.GetStates.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.GetStates.Types.Response { Diagnostics = { NoSuchType("state store", request.TypeName) } });

    /// <summary>Deletes a state.</summary>
    public Task<Proto.DeleteState.Types.Response> DeleteState(
        Proto.DeleteState.Types.Request request, CancellationToken cancellationToken) =>
        Task.FromResult(new Proto.DeleteState.Types.Response { Diagnostics = { NoSuchType("state store", request.TypeName) } });

    /// <summary>Reads a state.</summary>
    public IAsyncEnumerable<Proto.ReadStateBytes.Types.ResponseChunk> ReadStateBytes(
        Proto.ReadStateBytes.Types.Request request, CancellationToken cancellationToken) =>
        AsyncEnumerable.Repeat(
            new Proto.ReadStateBytes.Types.ResponseChunk { Diagnostics = { NoSuchType("state store", request.TypeName) } }, 1);

    /// <summary>Writes a state. Only the first chunk is read, which names the store.</summary>
    public async Task<Proto.WriteStateBytes.Types.Response> WriteStateBytes(
        IAsyncEnumerable<Proto.WriteStateBytes.Types.RequestChunk> request, CancellationToken cancellationToken)
    {
        var first = await request.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new() { Diagnostics = { NoSuchType("state store", first?.Meta?.TypeName ?? "") } };
    }
}
