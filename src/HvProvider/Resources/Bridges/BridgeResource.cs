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
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// <c>hv_bridge</c>: one libvirt network over a bridge of the host. Each operation is in a file of its own; here they get their
/// session, their clocks and their turn, and here their failures become diagnostics.
/// </summary>
internal sealed class BridgeResource(Func<HypervisorSession> session) : Resource
{
    // What a failed operation has left is read with time of its own.
    private static readonly TimeSpan SalvageTime = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override string TypeName => "hv_bridge";

    /// <inheritdoc />
    public override Schema Schema => BridgeSchema.Schema;

    /// <inheritdoc />
    public override string ImportIdFormat => BridgeImport.Format;

    /// <inheritdoc />
    public override Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        new BridgePlanner(session()).PlanAsync(request, cancellationToken);

    /// <inheritdoc />
    public override async Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        var unchanged = new ResourceResult(request.State, request.Private);
        if (!walk.IsKnown)
        {
            UnknownHypervisor.Warn(walk, request.Diagnostics);
            return unchanged;
        }

        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            var found = await FindAsync(walk, request.State, time.Waiting);
            if (found is null)
            {
                return ResourceResult.Gone;
            }

            request.Diagnostics.AddRange(BridgeWarnings.Of(found));
            await LostBridge
                .WarnAsync(walk, found.Shown.HostBridge, BridgeErrors.PathOf(BridgeSchema.Bridge), request.Diagnostics, time.Waiting);
            var vlan = await BridgeHost.ReadInfrastructureVlanAsync(walk, found.Shown.HostBridge, time.Waiting);
            var state = BridgeState.Of(request.State, found, vlan);
            if (!await GuestReview.AreInSyncAsync(walk, found, state.Get(ResyncGuests).Value, request.Diagnostics, time.Waiting))
            {
                state.Set(InSync, false);
            }

            return new ResourceResult(state, request.Private);
        }
        catch (Exception exception) when (Explain(exception, walk, $"reading {Describe(request.State)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return unchanged;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            using var turn = await TakeTurnAsync(walk, time);
            return await CreateAsync(new BridgeChange(walk, time, request.Planned), request.Diagnostics);
        }
        catch (Exception exception) when (Explain(exception, walk, $"creating {Describe(request.Planned)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return ResourceResult.Gone;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        var change = new BridgeChange(walk, time, request.Planned);
        NetworkEditor? editor = null;
        try
        {
            using var turn = await TakeTurnAsync(walk, time);
            var found = await FindAsync(walk, request.Prior, time.Waiting)
                ?? throw BridgeErrors.Gone(change.NetworkName);
            editor = new NetworkEditor(walk.Networks, found.Network);
            await BridgeUpdate.RunAsync(change, editor, found);
            return await change.FinishAsync(editor, request.Diagnostics, isNew: false);
        }
        catch (Exception exception) when (Explain(exception, walk, $"changing {Describe(request.Planned)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            var left = await SalvageAsync(change, editor, exception);
            return left.State is null ? new ResourceResult(request.Prior, request.Private) : left;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            using var turn = await TakeTurnAsync(walk, time);
            var name = request.Prior.Get(Name).ValueOr("");
            if (walk.NetworkClaims.IsCreated(name))
            {
                request.Diagnostics.Add(BridgeErrors.Kept(name));
                return ResourceResult.Gone;
            }

            walk.NetworkClaims.BeginDelete(name);
            await BridgeRemoval.RunAsync(walk, request.Prior, time);
            walk.NetworkClaims.EndDelete(name);
            return ResourceResult.Gone;
        }
        catch (Exception exception) when (Explain(exception, walk, $"removing {Describe(request.Prior)}") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return new ResourceResult(request.Prior, request.Private);
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        using var time = new OperationTime(Timeouts.For(TimedOperation.Read, Schema.NewObject()), cancellationToken);
        try
        {
            return [await BridgeImport.FindAsync(walk, request.Id, time.Waiting)];
        }
        catch (Exception exception) when (Explain(exception, walk, $"importing \"{request.Id}\"") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return [];
        }
    }

    /// <summary>
    /// Creates within the turn. A claim that led to nothing is given back before the turn is: else a delete that waits for it would
    /// keep a network for nobody.
    /// </summary>
    private static async Task<ResourceResult> CreateAsync(BridgeChange change, DiagnosticList diagnostics)
    {
        var (walk, name) = (change.Session, change.NetworkName);
        if (walk.NetworkClaims.IsBeingDeleted(name))
        {
            throw new DiagnosticException(BridgeErrors.Leaving(name));
        }

        if (!walk.NetworkClaims.TryCreate(name))
        {
            throw new DiagnosticException(BridgeErrors.Duplicate(name));
        }

        var left = ResourceResult.Gone;
        NetworkEditor? editor = null;
        try
        {
            (editor, var found) = await BridgeCreation.DefineAsync(change);
            await change.StartAsync(editor, found);
            return left = await change.FinishAsync(editor, diagnostics, isNew: true);
        }
        catch (Exception exception) when (Explain(exception, walk, $"creating {Describe(change.Planned)}") is { } diagnostic)
        {
            diagnostics.Add(diagnostic);
            return left = await SalvageAsync(change, editor, exception);
        }
        finally
        {
            if (left.State is null)
            {
                walk.NetworkClaims.Release(name);
            }
        }
    }

    /// <summary>
    /// What a failed change has left, as far as it can be found out; no state when that is nothing. A network that the operation has
    /// not come to, or refused to touch, may be somebody else's.
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
            return await change.ConcludeAsync(editor, new DiagnosticList(), limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException
            || LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // The failure that the user is told about is the first one.
            return ResourceResult.Gone;
        }
    }

    /// <summary>Waits for the turn to change networks. From here on nothing is served from a cache.</summary>
    private static async Task<IDisposable> TakeTurnAsync(HypervisorSession walk, OperationTime time)
    {
        await walk.ConnectAsync(ConnectionAccess.ReadWrite, time.Waiting);
        return await walk.TakeNetworkTurnAsync(time.Waiting);
    }

    /// <summary>
    /// The network of a state: by its UUID, or else by its name, by which domains refer to it. Somebody may have defined it anew; one over
    /// another bridge is somebody else's.
    /// </summary>
    private static async Task<NetworkSnapshot?> FindAsync(HypervisorSession walk, TfObject state, CancellationToken cancellationToken)
    {
        var name = state.Get(Name).ValueOr("");
        if (Guid.TryParse(state.Get(Uuid).ValueOr(""), out var uuid)
            && await walk.Networks.ReadSharedAsync(new NetworkSelector(name, uuid), cancellationToken) is { } found)
        {
            return found;
        }

        var namesake = await walk.Networks.ReadSharedAsync(new NetworkSelector(name), cancellationToken);
        return namesake?.Shown.HostBridge is { } bridge && state.Get(BridgeSchema.Bridge) == bridge ? namesake : null;
    }

    private static Diagnostic? Explain(Exception exception, HypervisorSession walk, string doing) =>
        LibvirtDiagnostics.From(exception, doing, walk.Settings.Uri);

    private static string Describe(TfObject values) => $"the network \"{values.Get(Name).ValueOr("?")}\"";
}
