using HvProvider.Hypervisor;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Refines the plan of a network. Values that do not depend on the hypervisor are always planned; if the hypervisor is unreachable, the
/// others stay unknown, with a warning.
/// </summary>
internal sealed class BridgePlanner(HypervisorSession session)
{
    /// <summary>Plans a create, an update or a replacement.</summary>
    public async Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Planned is not { } values)
        {
            return;
        }

        var planned = BridgeModel.Read(values);
        planned = request switch
        {
            { Operation: PlanOperation.Create } => await PlanCreateAsync(planned, request.Diagnostics, cancellationToken),
            { Operation: PlanOperation.Update, Prior: { } prior } =>
                await PlanUpdateAsync(request, BridgeModel.Read(prior), planned, cancellationToken),
            _ => planned,
        };
        planned.WriteTo(values);
        if (planned.Name.KnownOrDefault() is { } name)
        {
            session.PlannedNetworks.Add(name, planned.ToNetworkView());
        }
    }

    private async Task<BridgeModel> PlanCreateAsync(BridgeModel planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned = AsHealthy(planned);
        if (planned.Name.KnownOrDefault() is { } name && !session.NetworkClaims.TryPlanCreate(name))
        {
            diagnostics.Add(BridgeErrors.Duplicate(name));
            return planned;
        }

        planned = planned with { InfrastructureVlan = Tf<long>.Unknown };
        await new BridgePreflight(session).CheckAsync(null, planned, diagnostics, cancellationToken);
        return planned;
    }

    private async Task<BridgeModel> PlanUpdateAsync(
        PlanResourceRequest request, BridgeModel prior, BridgeModel planned, CancellationToken cancellationToken)
    {
        // No NIC can be on a network that is not active, so its bridge can be changed in place.
        if (prior.Active == false)
        {
            request.RequiresReplace.Remove(BridgeSchema.Bridge.Path);
        }

        if (request.WillBeReplaced)
        {
            return planned;
        }

        planned = AsHealthy(planned);
        if (planned.HasSameValues(prior))
        {
            return planned;
        }

        planned = planned with
        {
            Id = prior.Id,
            Uuid = prior.Uuid,

            // A value of the host may change before the apply, which would make the plan inconsistent. The last one read is kept until
            // the next refresh.
            InfrastructureVlan = prior.InfrastructureVlan.IsKnown && prior.Bridge == planned.Bridge
                ? prior.InfrastructureVlan
                : Tf<long>.Unknown,
        };
        if (prior.Active == true && planned.Isolated.IsKnown && prior.Isolated != planned.Isolated)
        {
            request.Diagnostics.Add(BridgeErrors.IsolationPending(prior.Name.ValueOr(""), planned.Isolated.Value));
        }

        await new BridgePreflight(session).CheckAsync(prior, planned, request.Diagnostics, cancellationToken);
        await new UnmanagedNicPlanWarnings(session).AddAsync(prior, planned, request.Diagnostics, cancellationToken);
        return planned;
    }

    /// <summary>The plan of a network that is active, persistent and in sync after the apply.</summary>
    private static BridgeModel AsHealthy(BridgeModel planned) => planned with { Active = true, Persistent = true, InSync = true };
}
