using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Settings;
using HvProvider.Preflight;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// <c>hv_network_attachment</c>: one NIC of one domain. This class converts Terraform's objects to models and back, and provides each
/// operation with its session, its timeout and the lock of the domain. Each operation has its own file.
/// </summary>
internal sealed class NetworkAttachmentResource(Func<HypervisorSession> session) : Resource
{
    /// <inheritdoc />
    public override string TypeName => "hv_network_attachment";

    /// <inheritdoc />
    public override Schema Schema => NetworkAttachmentSchema.Schema;

    /// <inheritdoc />
    public override string ImportIdFormat => NicImportId.Format;

    /// <summary>The bridge of a network's NIC is computed. Terraform before 1.15 does not ask, and writes it.</summary>
    public override void RefineGeneratedConfig(TfObject config)
    {
        if (config.Get(NetworkAttachmentSchema.Network).IsKnown)
        {
            config.Set(NetworkAttachmentSchema.Bridge, Tf<string>.Null);
        }
    }

    /// <inheritdoc />
    public override Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken) =>
        new AttachmentPlanner(session()).PlanAsync(request, cancellationToken);

    /// <inheritdoc />
    public override async Task<ResourceResult> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var operation = session();
        var unchanged = new ResourceResult(request.State, request.Private);
        if (!operation.IsKnown)
        {
            UnknownHypervisor.Warn(operation, request.Diagnostics);
            return unchanged;
        }

        using var time = new OperationTime(request.Timeout, cancellationToken);
        var prior = AttachmentModel.Read(request.State);
        return await new OperationFrame(operation, request.Diagnostics).RunAsync(
            $"reading {prior}",
            async () => (await ReadAsync(operation, prior, request, time.Waiting))?.WriteTo(request.State) ?? ResourceResult.Gone,
            () => unchanged);
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> CreateAsync(CreateResourceRequest request, CancellationToken cancellationToken)
    {
        var operation = session();
        var planned = AttachmentModel.Read(request.Planned);
        var frame = new OperationFrame(operation, request.Diagnostics)
        {
            Suspect = AttachmentErrors.SuspectOf(planned),
            DoubtfulModel = AttachmentErrors.DoubtfulModelOf(planned),
            SetsBridgeVlans = planned is { Vlan: not null, Bridge.IsKnown: true },
        };
        using var time = new OperationTime(request.Timeout, cancellationToken);
        var created = await frame.RunAsync(
            $"attaching {planned}",
            async () =>
            {
                var selector = planned.Selector!.Value;
                using var domain = await LockedDomain.TakeAsync(operation, selector, time)
                    ?? throw AttachmentErrors.NoSuchDomain(selector);
                var change = new AttachmentChange(operation, domain.Editor, planned)
                {
                    ConfiguresPciAddress = ConfiguresPciAddress(request.Config),
                    TakesOver = operation.NicClaims.IsDeleteAnnounced((domain.Editor.Domain.Uuid, planned.Name.Value)),
                    ConfiguredBridge = AttachmentModel.Read(request.Config).Bridge.KnownOrDefault(),
                };
                return await OperationFrame.CreateAsync(ClaimOf(change), () => frame.ChangeAsync(
                    $"attaching {planned}",
                    async () =>
                    {
                        await AttachmentCreation.RunAsync(change);
                        return await change.ConcludeAsync(request.Diagnostics, time.Changing);
                    },
                    token => change.ConcludeAsync(new DiagnosticList(), token)));
            },
            static () => null);
        return created?.WriteTo(request.Planned) ?? ResourceResult.Gone;
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> UpdateAsync(UpdateResourceRequest request, CancellationToken cancellationToken)
    {
        var operation = session();
        var (prior, planned) = (AttachmentModel.Read(request.Prior), AttachmentModel.Read(request.Planned));
        var frame = new OperationFrame(operation, request.Diagnostics)
        {
            Suspect = AttachmentErrors.SuspectOf(planned),
            DoubtfulModel = AttachmentErrors.DoubtfulModelOf(planned),
            SetsBridgeVlans = planned is { Vlan: not null, Bridge.IsKnown: true },
        };
        using var time = new OperationTime(request.Timeout, cancellationToken);
        AttachmentChange? change = null;
        var (left, hasFailed) = await frame.ChangeAsync(
            $"changing {planned}",
            async () =>
            {
                using var domain = await LockedDomain.TakeAsync(operation, prior.Selector!.Value, time)
                    ?? throw NicErrors.DomainGone(prior.Domain.KnownOrDefault() ?? "");
                change = new AttachmentChange(operation, domain.Editor, planned)
                {
                    ConfiguresPciAddress = ConfiguresPciAddress(request.Config),
                    ConfiguredBridge = AttachmentModel.Read(request.Config).Bridge.KnownOrDefault(),
                    KeepsNetwork = prior.Network.IsNull || PrivateState.Decode(request.Private).IsImported,
                    ReplacesTap = PrivateState.Decode(request.Private).Drift is { Repair: TapRepair.Reattach },
                };
                await AttachmentUpdate.RunAsync(change, prior);
                return await change.ConcludeAsync(request.Diagnostics, time.Changing);
            },
            async token => change is null ? null : await change.ConcludeAsync(new DiagnosticList(), token));
        return left?.WriteTo(request.Planned)
            ?? (hasFailed ? new ResourceResult(request.Prior, request.Private) : ResourceResult.Gone);
    }

    /// <inheritdoc />
    public override async Task<ResourceResult> DeleteAsync(DeleteResourceRequest request, CancellationToken cancellationToken)
    {
        var operation = session();
        var prior = AttachmentModel.Read(request.Prior);
        if (prior.OnDestroy == OnDestroy.Abandon)
        {
            request.Diagnostics.Add(AttachmentErrors.LeftAttached(prior));
            return ResourceResult.Gone;
        }

        if (prior.Selector is { Uuid: { } uuid } && prior.Name.IsKnown)
        {
            operation.NicClaims.AnnounceDelete((uuid, prior.Name.Value));
        }

        using var time = new OperationTime(request.Timeout, cancellationToken);
        return await new OperationFrame(operation, request.Diagnostics).RunAsync(
            $"removing {prior}",
            async () =>
            {
                using var domain = await LockedDomain.TakeAsync(operation, prior.Selector!.Value, time);
                if (domain is not null)
                {
                    var claim = ClaimOf(new AttachmentChange(operation, domain.Editor, prior));
                    var names = NicClaimNames.Of(prior, domain.Editor.Domain.Name);
                    var isTakenOver = PrivateState.Decode(request.Private).IsTakenOver;
                    await claim.DeleteAsync(
                        () => AttachmentRemoval.RunAsync(
                            operation,
                            domain.Editor,
                            prior,
                            () => isTakenOver || names.Any(operation.NicClaims.IsCreatePlanned),
                            request.Diagnostics),
                        request.Diagnostics);
                }

                return ResourceResult.Gone;
            },
            () => new ResourceResult(request.Prior, request.Private));
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ResourceResult>> ImportAsync(
        ImportResourceRequest request, CancellationToken cancellationToken)
    {
        var operation = session();
        using var time = new OperationTime(
            NetworkAttachmentSchema.Timeouts.For(TimedOperation.Read, Schema.NewObject()), cancellationToken);
        return await new OperationFrame(operation, request.Diagnostics).RunAsync<IReadOnlyList<ResourceResult>>(
            $"importing \"{request.Id}\"",
            async () =>
            [
                (await AttachmentImport.FindAsync(operation, request.Id, time.Waiting)).WriteTo(Schema.NewObject()),
            ],
            static () => []);
    }

    private static async Task<AttachmentResult?> ReadAsync(
        HypervisorSession operation, AttachmentModel prior, ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var selector = prior.Selector!.Value;
        if (await DomainLock.WaitAsync(() => operation.Domains.ReadSharedAsync(selector, cancellationToken), cancellationToken)
            is not { } snapshot)
        {
            return null;
        }

        var nics = await DomainNic.FindAsync(operation, snapshot, prior.Key, cancellationToken);
        if (nics.Strangers is { Any: not null } strangers)
        {
            request.Diagnostics.Add(AttachmentErrors.ReplacedByStranger(prior, strangers));
        }

        if (nics.Current is null)
        {
            return null;
        }

        var vlans = await VlanStatusReader.ReadSharedAsync(operation, nics, prior.Vlan, cancellationToken);
        var differences = NicSync.Differences(snapshot, nics, prior.Name.KnownOrDefault() ?? nics.Name);
        vlans = await VlanStatusReader.WithDriftAsync(operation, vlans, cancellationToken);
        vlans = vlans with { Drift = vlans.Drift is { } drift ? drift with { IsOnlyDifference = differences.Count == 0 } : null };
        var found = AttachmentResult.Of(prior, snapshot, nics, vlans, PrivateState.Decode(request.Private).IsImported);
        if (differences.Count > 0)
        {
            request.Diagnostics.Add(AttachmentErrors.OutOfSync(found.State.ToString(), differences));
        }

        if (NicSync.UnmanagedDifferences(snapshot, nics) is { Count: > 0 } unmanaged)
        {
            request.Diagnostics.Add(AttachmentErrors.UnmanagedDifferences(found.State.ToString(), snapshot.Domain.Name, unmanaged));
        }

        var path = AttachmentErrors.PathOf(found.State.SourceAttribute);
        var connection = new ConnectionPlan { Bridge = nics.BridgeOf(nics.Current), Network = nics.NetworkOf(nics.Current) };
        await LostBridge.WarnAsync(operation, connection, path, request.Diagnostics, cancellationToken);
        return found;
    }

    private static bool ConfiguresPciAddress(TfObject config) =>
        AttachmentModel.Read(config).Settings.IsSet(PciAddressSetting.Setting);

    private static ObjectClaim.Of<(string, string), (Guid, string)> ClaimOf(AttachmentChange change)
    {
        var (domain, name) = (change.Editor.Domain, change.Planned.Name.KnownOrDefault() ?? "");
        return new ObjectClaim.Of<(string, string), (Guid, string)>(change.Session.NicClaims, (domain.Uuid, name))
        {
            Duplicate = () => AttachmentErrors.Duplicate(domain.Name, name),
            BeingDeleted = () => AttachmentErrors.BeingDeleted(domain.Name, name),
            ReplacementFailed = () => AttachmentErrors.NotTakenOver(change.Planned),
            Kept = () => AttachmentErrors.ManagedByAnother(change.Planned),
        };
    }
}
