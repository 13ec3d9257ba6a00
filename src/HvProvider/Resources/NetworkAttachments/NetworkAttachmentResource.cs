using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Preflight;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// <c>hv_network_attachment</c>: one NIC of one domain. Each operation is in a file of its own; here they get their session,
/// their clocks and their turn, and here their failures become diagnostics.
/// </summary>
internal sealed class NetworkAttachmentResource(Func<HypervisorSession> session) : Resource
{
    // What a failed operation has left is read with time of its own.
    private static readonly TimeSpan SalvageTime = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override string TypeName => "hv_network_attachment";

    /// <inheritdoc />
    public override Schema Schema => NetworkAttachmentSchema.Schema;

    /// <inheritdoc />
    public override string ImportIdFormat => NicImportId.Format;

    /// <inheritdoc />
    public override async Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        await new AttachmentPlanner(session()).PlanAsync(request, cancellationToken);

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
            var selector = SelectorOf(request.State);
            var snapshot = await walk.Domains.ReadSharedAsync(selector, time.Waiting);
            if (snapshot is null)
            {
                return ResourceResult.Gone;
            }

            var nics = await DomainNic.FindAsync(walk, snapshot, NicKey.Of(request.State), time.Waiting);
            if (nics.Shown is null)
            {
                return ResourceResult.Gone;
            }

            var vlans = await VlanStatusReader.ReadSharedAsync(walk, nics, VlanWish.Of(request.State), time.Waiting);
            var found = AttachmentChange.Result(
                request.State, snapshot, nics, vlans, PrivateState.Decode(request.Private).IsImported);
            var name = found.State!.Get(Name) is { IsKnown: true } known ? known.Value : null;
            if (NicSync.Differences(snapshot, nics, name) is { Count: > 0 } differences)
            {
                request.Diagnostics.Add(AttachmentErrors.OutOfSync(Describe(found.State), differences));
            }

            var path = AttachmentErrors.PathOf(found.State.Get(Network) is { IsKnown: true } ? Network : Bridge);
            await LostBridge.WarnAsync(walk, nics.BridgeOf(nics.Shown), path, request.Diagnostics, time.Waiting);
            return found;
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
            var selector = DomainSelector.Parse(request.Planned.Get(Domain).Value);
            using var turn = await LockedDomain.TakeAsync(walk, selector, time)
                ?? throw AttachmentErrors.NoSuchDomain(selector);
            return await CreateAsync(new AttachmentChange(walk, turn.Editor, request.Planned), request);
        }
        catch (Exception exception)
            when (Explain(exception, walk, $"attaching {Describe(request.Planned)}", request.Planned) is { } diagnostic)
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
        AttachmentChange? change = null;
        try
        {
            using var turn = await LockedDomain.TakeAsync(walk, SelectorOf(request.Prior), time)
                ?? throw AttachmentErrors.DomainGone(request.Prior.Get(Domain).Value);
            change = new AttachmentChange(walk, turn.Editor, request.Planned)
            {
                KeepsNetwork = request.Prior.Get(Network).IsNull || PrivateState.Decode(request.Private).IsImported,
            };
            await AttachmentUpdate.RunAsync(change, request.Prior);
            return await change.ConcludeAsync(request.Diagnostics, time.Changing);
        }
        catch (Exception exception)
            when (Explain(exception, walk, $"changing {Describe(request.Planned)}", request.Planned) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            var left = change is null ? ResourceResult.Gone : await SalvageAsync(change, exception);
            return left.State is null ? new ResourceResult(request.Prior, request.Private) : left;
        }
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken)
    {
        var walk = session();
        if (request.Prior.Get(OnDestroyAction) is { IsKnown: true, Value: OnDestroy.Abandon })
        {
            request.Diagnostics.AddWarning(
                "NIC left attached",
                $"With on_destroy = \"{OnDestroy.Abandon}\", {Describe(request.Prior)} is not removed. It is no longer managed by "
                + "Terraform.");
            return ResourceResult.Gone;
        }

        using var time = new OperationTime(request.Timeout, cancellationToken);
        try
        {
            using var turn = await LockedDomain.TakeAsync(walk, SelectorOf(request.Prior), time);
            if (turn is null)
            {
                return ResourceResult.Gone;
            }

            var (uuid, name) = (turn.Editor.Domain.Uuid, request.Prior.Get(Name).ValueOr(""));
            if (walk.Claims.IsCreated(uuid, name))
            {
                request.Diagnostics.AddWarning(
                    "NIC now managed by another resource",
                    $"Another resource of this apply now manages {Describe(request.Prior)}. The NIC stays attached. To rename a resource, "
                    + "use a moved block.");
                return ResourceResult.Gone;
            }

            walk.Claims.BeginDelete(uuid, name);
            await AttachmentRemoval.RunAsync(walk, turn.Editor, request.Prior, request.Diagnostics);
            walk.Claims.EndDelete(uuid, name);
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
            return [await AttachmentImport.FindAsync(walk, request.Id, time.Waiting)];
        }
        catch (Exception exception) when (Explain(exception, walk, $"importing \"{request.Id}\"") is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return [];
        }
    }

    /// <summary>
    /// Creates within the domain's turn. A claim that led to nothing is given back before the turn is: else a delete that
    /// waits for it would keep a NIC for nobody.
    /// </summary>
    private static async Task<ResourceResult> CreateAsync(AttachmentChange change, CreateResourceRequest request)
    {
        var (walk, domain) = (change.Session, change.Editor.Domain);
        if (walk.Claims.IsLeaving(domain.Uuid, change.Name))
        {
            throw new DiagnosticException(AttachmentErrors.Leaving(domain.Name, change.Name));
        }

        if (!walk.Claims.TryCreate(domain.Uuid, change.Name))
        {
            throw new DiagnosticException(AttachmentErrors.Duplicate(domain.Name, change.Name));
        }

        var left = ResourceResult.Gone;
        try
        {
            await AttachmentCreation.RunAsync(change);
            return left = await change.ConcludeAsync(request.Diagnostics, change.Editor.Time.Changing);
        }
        catch (Exception exception)
            when (Explain(exception, walk, $"attaching {Describe(request.Planned)}", request.Planned) is { } diagnostic)
        {
            request.Diagnostics.Add(diagnostic);
            return left = await SalvageAsync(change, exception);
        }
        finally
        {
            if (left.State is null)
            {
                walk.Claims.Release(domain.Uuid, change.Name);
            }
        }
    }

    /// <summary>What a failed change has left, as far as it can be found out; no state when that is nothing.</summary>
    private static async Task<ResourceResult> SalvageAsync(AttachmentChange change, Exception failure)
    {
        // A NIC that the operation refused to touch is somebody else's, not what it has left.
        if (failure is DiagnosticException)
        {
            return ResourceResult.Gone;
        }

        using var limit = new CancellationTokenSource(SalvageTime);
        try
        {
            return await change.ConcludeAsync(new DiagnosticList(), limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException
            || LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // The failure that the user is told about is the first one.
            return ResourceResult.Gone;
        }
    }

    private static Diagnostic? Explain(Exception exception, HypervisorSession walk, string doing, TfObject? planned = null)
    {
        var diagnostic = LibvirtDiagnostics.From(exception, doing, walk.Settings.Uri);
        return planned is not null && exception is LibvirtRemoteException { Code: LibvirtErrorCode.SystemError }
            ? diagnostic! with { Path = AttachmentErrors.SuspectOf(planned) }
            : diagnostic;
    }

    private static DomainSelector SelectorOf(TfObject state)
    {
        var domain = DomainSelector.Parse(state.Get(Domain).ValueOr(""));
        return state.Get(DomainUuid) is { IsKnown: true } uuid && Guid.TryParse(uuid.Value, out var known)
            ? domain with { Uuid = known }
            : domain;
    }

    private static string Describe(TfObject values)
    {
        var name = values.Get(Name) is { IsKnown: true } given ? $"\"{given.Value}\"" : "without a name";
        var domain = values.Get(Domain) is { IsKnown: true } of ? of.Value : "?";
        return $"the NIC {name} of domain \"{domain}\"";
    }
}
