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
/// session, the time limits and the lock, and turns exceptions into diagnostics.
/// </summary>
internal sealed class BridgeResource(Func<HypervisorSession> currentSession) : Resource
{
    // The state after a failed operation is read with a time limit of its own.
    private static readonly TimeSpan SalvageTime = TimeSpan.FromSeconds(5);

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
        try
        {
            var found = await FindAsync(session, known, time.Waiting);
            if (found is null)
            {
                return ResourceResult.Gone;
            }

            request.Diagnostics.AddRange(BridgeWarnings.Of(found));
            await LostBridge
                .WarnAsync(session, found.Shown.HostBridge, BridgeSchema.Bridge.Path, request.Diagnostics, time.Waiting);
            var vlan = await BridgeHost.ReadInfrastructureVlanAsync(session, found.Shown.HostBridge, time.Waiting);
            var state = BridgeState.Of(known, found, vlan);
            if (!await UnmanagedNicRefreshWarnings
                .AddAsync(session, found, state.ResyncGuests.Value, request.Diagnostics, time.Waiting))
            {
                state = state with { InSync = false };
            }

            return Result(state, request.Private);
        }
        catch (Exception exception) when (Explain(exception, session, $"reading {Describe(known)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return unchanged;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        var planned = BridgeModel.Read(request.Planned);
        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            using var turn = await TakeTurnAsync(session, time);
            return await CreateAsync(new BridgeChange(session, time, planned), request.Diagnostics);
        }
        catch (Exception exception) when (Explain(exception, session, $"creating {Describe(planned)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return ResourceResult.Gone;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        var change = new BridgeChange(session, time, BridgeModel.Read(request.Planned));
        NetworkEditor? editor = null;
        try
        {
            using var turn = await TakeTurnAsync(session, time);
            var found = await FindAsync(session, BridgeModel.Read(request.Prior), time.Waiting)
                ?? throw BridgeErrors.Gone(change.NetworkName);
            editor = new NetworkEditor(session.Networks, found.Network);
            await BridgeUpdate.RunAsync(change, editor, found);
            return Result(await change.FinishAsync(editor, request.Diagnostics, isNew: false));
        }
        catch (Exception exception) when (Explain(exception, session, $"changing {Describe(change.Planned)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            var left = await SalvageAsync(change, editor, exception);
            return left.State is null ? new ResourceResult(request.Prior, request.Private) : left;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        var prior = BridgeModel.Read(request.Prior);
        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            using var turn = await TakeTurnAsync(session, time);
            var name = prior.Name.ValueOr("");
            if (session.NetworkClaims.IsCreated(name))
            {
                request.Diagnostics.Add(BridgeErrors.Kept(name));
                return ResourceResult.Gone;
            }

            session.NetworkClaims.BeginDelete(name);
            await BridgeRemoval.RunAsync(session, prior, time);
            session.NetworkClaims.EndDelete(name);
            return ResourceResult.Gone;
        }
        catch (Exception exception) when (Explain(exception, session, $"removing {Describe(prior)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return new ResourceResult(request.Prior, request.Private);
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        var session = currentSession();
        using var time = new OperationTime(BridgeSchema.Timeouts.For(TimedOperation.Read, Schema.NewObject()), cancellationToken);
        try
        {
            return [Result(await BridgeImport.FindAsync(session, request.Id, time.Waiting))];
        }
        catch (Exception exception) when (Explain(exception, session, $"importing \"{request.Id}\"") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return [];
        }
    }

    /// <summary>
    /// Creates the network while the lock is held. If nothing was created, the claim is released before the lock; otherwise a waiting
    /// delete would keep a network that no resource manages.
    /// </summary>
    private static async Task<ResourceResult> CreateAsync(BridgeChange change, DiagnosticList diagnostics)
    {
        var (session, name) = (change.Session, change.NetworkName);
        if (session.NetworkClaims.IsBeingDeleted(name))
        {
            throw new DiagnosticException(BridgeErrors.Leaving(name));
        }

        if (!session.NetworkClaims.TryCreate(name))
        {
            throw new DiagnosticException(BridgeErrors.Duplicate(name));
        }

        var left = ResourceResult.Gone;
        NetworkEditor? editor = null;
        try
        {
            (editor, var found) = await BridgeCreation.DefineAsync(change);
            await change.StartAsync(editor, found);
            return left = Result(await change.FinishAsync(editor, diagnostics, isNew: true));
        }
        catch (Exception exception) when (Explain(exception, session, $"creating {Describe(change.Planned)}") is { } diagnostic)
        {
            diagnostics.Add(diagnostic);
            return left = await SalvageAsync(change, editor, exception);
        }
        finally
        {
            if (left.State is null)
            {
                session.NetworkClaims.Release(name);
            }
        }
    }

    /// <summary>
    /// The state after a failed change, if it can be read. There is no state if the operation did not reach or rejected the network, which
    /// may then belong to another tool.
    /// </summary>
    private static async Task<ResourceResult> SalvageAsync(BridgeChange change, NetworkEditor? editor, Exception failure)
    {
        if (editor is null || failure is DiagnosticException)
        {
            return ResourceResult.Gone;
        }

        using var limit = new CancellationTokenSource(SalvageTime);
        try
        {
            return Result(await change.ConcludeAsync(editor, new DiagnosticList(), limit.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException
            || LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // Only the first failure is reported.
            return ResourceResult.Gone;
        }
    }

    /// <summary>Waits for the lock for changes of networks. From then on nothing is read from a cache.</summary>
    private static async Task<IDisposable> TakeTurnAsync(HypervisorSession session, OperationTime time)
    {
        await session.ConnectAsync(ConnectionAccess.ReadWrite, time.Waiting);
        return await session.TakeNetworkTurnAsync(time.Waiting);
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
        return namesake?.Shown.HostBridge is { } bridge && state.Bridge == bridge ? namesake : null;
    }

    private static Diagnostic? Explain(Exception exception, HypervisorSession session, string doing) =>
        LibvirtDiagnostics.From(exception, doing, session.Settings.Uri);

    private static string Describe(BridgeModel network) => $"the network \"{network.Name.ValueOr("?")}\"";

    private static ResourceResult Result(BridgeModel? state, ReadOnlyMemory<byte> privateState = default) =>
        state is null ? ResourceResult.Gone : new ResourceResult(state.ToObject(), privateState);
}
