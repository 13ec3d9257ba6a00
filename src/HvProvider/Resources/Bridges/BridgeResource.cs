using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Preflight;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// <c>hv_bridge</c>: a libvirt network on a bridge of the host. Each operation is implemented in a separate file. This class provides the
/// session, the time limits and the lock.
/// </summary>
internal sealed class BridgeResource(Func<HypervisorSession> currentSession) : Resource
{
    /// <inheritdoc />
    public override string TypeName => "hv_bridge";

    /// <inheritdoc />
    public override Schema Schema => BridgeSchema.Schema;

    /// <inheritdoc />
    public override string ImportIdFormat => BridgeImport.Format;

    /// <inheritdoc />
    public override Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        new BridgePlanner(currentSession()).PlanAsync(request, cancellationToken);

    /// <inheritdoc />
    public override async Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        var known = BridgeModel.Read(request.State);
        var unchanged = new ResourceResult(request.State, request.Private);
        if (!session.IsKnown)
        {
            UnknownHypervisor.Warn(session, request.Diagnostics);
            return unchanged;
        }

        using var time = new OperationTime(request.Timeout, cancellationToken);
        return await new OperationFrame(session, request.Diagnostics).RunAsync(
            $"reading {Describe(known)}",
            async () => Result(await ReadAsync(session, known, request.Diagnostics, time.Waiting), request.Private),
            () => unchanged);
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        var change = new BridgeChange(session, time, BridgeModel.Read(request.Planned));
        var frame = new OperationFrame(session, request.Diagnostics) { SetsBridgeVlans = SetsVlans(change) };
        var doing = $"creating {Describe(change.Planned)}";
        NetworkEditor? editor = null;
        var created = await frame.RunAsync(
            doing,
            async () =>
            {
                using var turn = await TakeTurnAsync(session, time);
                return await OperationFrame.CreateAsync(ClaimOf(session, change.NetworkName), () => frame.ChangeAsync(
                    doing,
                    async () =>
                    {
                        (editor, var found) = await BridgeCreation.DefineAsync(change);
                        await change.StartAsync(editor, found);
                        return await change.FinishAsync(editor, request.Diagnostics, isNew: true);
                    },
                    token => ReadBackAsync(change, editor, token)));
            },
            static () => null);
        return Result(created);
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        var change = new BridgeChange(session, time, BridgeModel.Read(request.Planned));
        NetworkEditor? editor = null;
        var frame = new OperationFrame(session, request.Diagnostics) { SetsBridgeVlans = SetsVlans(change) };
        var (left, hasFailed) = await frame.ChangeAsync(
            $"changing {Describe(change.Planned)}",
            async () =>
            {
                using var turn = await TakeTurnAsync(session, time);
                var found = await FindAsync(session, BridgeModel.Read(request.Prior), time.Waiting)
                    ?? throw BridgeErrors.Gone(change.NetworkName);
                editor = new NetworkEditor(session.Networks, found.Network);
                await BridgeUpdate.RunAsync(change, editor, found);
                return await change.FinishAsync(editor, request.Diagnostics, isNew: false);
            },
            token => ReadBackAsync(change, editor, token));
        return left is null && hasFailed ? new ResourceResult(request.Prior, request.Private) : Result(left);
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        var prior = BridgeModel.Read(request.Prior);
        using var time = new OperationTime(request.Timeout, cancellationToken);
        return await new OperationFrame(session, request.Diagnostics).RunAsync(
            $"removing {Describe(prior)}",
            async () =>
            {
                using var turn = await TakeTurnAsync(session, time);
                await ClaimOf(session, prior.Name.ValueOr("")).DeleteAsync(
                    () => BridgeRemoval.RunAsync(session, prior, time, request.Diagnostics), request.Diagnostics);
                return ResourceResult.Gone;
            },
            () => new ResourceResult(request.Prior, request.Private));
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(BridgeSchema.Timeouts.For(TimedOperation.Read, Schema.NewObject()), cancellationToken);
        return await new OperationFrame(session, request.Diagnostics).RunAsync<IReadOnlyList<ResourceResult>>(
            $"importing \"{request.Id}\"",
            async () => [Result(await BridgeImport.FindAsync(session, request.Id, time.Waiting))],
            static () => []);
    }

    private static async Task<BridgeModel?> ReadAsync(
        HypervisorSession session, BridgeModel known, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (await FindAsync(session, known, cancellationToken) is not { } found)
        {
            return null;
        }

        diagnostics.AddRange(BridgeWarnings.Of(found));
        await LostBridge.WarnAsync(session, found.Current.HostBridge, BridgeSchema.Bridge.Path, diagnostics, cancellationToken);
        var vlan = await BridgeHost.ReadInfrastructureVlanAsync(session, found.Current.HostBridge, cancellationToken);
        var state = BridgeState.Of(known, found, vlan);
        return await UnmanagedNicRefreshWarnings.AddAsync(session, found, state.ResyncGuests.Value, diagnostics, cancellationToken)
            ? state
            : state with { InSync = false };
    }

    /// <summary>The network after a failed change; null if the change did not come to it, since it may belong to another tool.</summary>
    private static async Task<BridgeModel?> ReadBackAsync(
        BridgeChange change, NetworkEditor? editor, CancellationToken cancellationToken) =>
        editor is null ? null : await change.ConcludeAsync(editor, new DiagnosticList(), cancellationToken);

    private static ObjectClaim.Of<string, string> ClaimOf(HypervisorSession session, string name) => new(session.NetworkClaims, name)
    {
        Duplicate = () => BridgeErrors.Duplicate(name),
        BeingDeleted = () => BridgeErrors.BeingDeleted(name),
        Kept = () => BridgeErrors.Kept(name),
    };

    /// <summary>Waits for the lock for changes of networks. From then on nothing is read from a cache.</summary>
    private static async Task<IDisposable> TakeTurnAsync(HypervisorSession session, OperationTime time)
    {
        await session.ConnectAsync(ConnectionAccess.ReadWrite, time.Waiting);
        return await session.TakeNetworkTurnAsync(time);
    }

    /// <summary>
    /// The network of a state: by its UUID, or by its name if another tool has defined it again. A network of that name on another bridge
    /// is a different one.
    /// </summary>
    private static async Task<NetworkSnapshot?> FindAsync(HypervisorSession session, BridgeModel state, CancellationToken cancellationToken)
    {
        var name = state.Name.ValueOr("");
        if (state.NetworkUuid is { } uuid
            && await session.Networks.ReadSharedAsync(new NetworkSelector(name, uuid), cancellationToken) is { } found)
        {
            return found;
        }

        var namesake = await session.Networks.ReadSharedAsync(new NetworkSelector(name), cancellationToken);
        return namesake?.Current.HostBridge is { } bridge && state.Bridge == bridge ? namesake : null;
    }

    private static bool SetsVlans(BridgeChange change) => change.Desired.PortGroups.Any(static group => group.Vlan is not null);

    private static string Describe(BridgeModel network) => $"the network \"{network.Name.ValueOr("?")}\"";

    private static ResourceResult Result(BridgeModel? state, ReadOnlyMemory<byte> privateState = default) =>
        state is null ? ResourceResult.Gone : new ResourceResult(state.ToObject(), privateState);
}
