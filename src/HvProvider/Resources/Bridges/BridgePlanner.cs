using HvProvider.Attributes;
using HvProvider.Hypervisor;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
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

        planned = await PlanInfrastructureVlanAsync(planned, Tf<long>.Unknown, diagnostics, cancellationToken);
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

        var before = prior.InfrastructureVlan.IsKnown ? prior.InfrastructureVlan : Tf<long>.Unknown;
        planned = await PlanInfrastructureVlanAsync(
            planned with { Id = prior.Id, Uuid = prior.Uuid }, before, request.Diagnostics, cancellationToken);
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

    /// <summary>Plans the VLAN that the host has now, or the value before if the host cannot be read.</summary>
    private async Task<BridgeModel> PlanInfrastructureVlanAsync(
        BridgeModel planned, Tf<long> before, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned = planned with { InfrastructureVlan = before };
        if (!session.IsKnown || UnreachableHypervisor.WasReported(session))
        {
            return planned;
        }

        try
        {
            var (isSeen, vlan) = await BridgeHost.PlanInfrastructureVlanAsync(session, planned.Bridge.KnownOrDefault(), cancellationToken);
            return isSeen ? planned with { InfrastructureVlan = TfValues.Number(vlan) } : planned;
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"reading the bridge of the network \"{planned.Name.ValueOr("?")}\"", diagnostics);
            return planned;
        }
    }
}
