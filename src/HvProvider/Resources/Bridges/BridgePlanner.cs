using HvProvider.Hypervisor;
using HvProvider.Resources.Bridges.Guests;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Refines the plan of a network. What can be known without the hypervisor is; a plan that cannot reach it says less, and no more
/// than a warning.
/// </summary>
internal sealed class BridgePlanner(HypervisorSession session)
{
    /// <summary>Plans a create, an update or a replacement.</summary>
    public async Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case { Operation: PlanOperation.Create, Planned: { } planned }:
                await PlanCreateAsync(planned, request.Diagnostics, cancellationToken);
                break;
            case { Operation: PlanOperation.Update, Prior: { } prior, Planned: { } planned }:
                await PlanUpdateAsync(request, prior, planned, cancellationToken);
                break;
        }

        if (request.Planned is { } plan && plan.Get(Name) is { IsKnown: true } network)
        {
            session.PlannedNetworks.Add(network.Value, BridgeState.View(plan));
        }
    }

    private async Task PlanCreateAsync(TfObject planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned.Set(Active, true);
        planned.Set(Persistent, true);
        planned.Set(InSync, true);
        if (planned.Get(Name) is { IsKnown: true } name && !session.NetworkClaims.TryPlanCreate(name.Value))
        {
            diagnostics.Add(BridgeErrors.Duplicate(name.Value));
            return;
        }

        await PlanInfrastructureVlanAsync(planned, Tf<long>.Unknown, diagnostics, cancellationToken);
        await new BridgePreflight(session).CheckAsync(null, planned, diagnostics, cancellationToken);
    }

    private async Task PlanUpdateAsync(
        PlanResourceRequest request, TfObject prior, TfObject planned, CancellationToken cancellationToken)
    {
        // No NIC is on a network that is not active, so there is nobody to be moved.
        if (prior.Get(Active) is { IsKnown: true, Value: false })
        {
            request.RequiresReplace.Remove(BridgeErrors.PathOf(BridgeSchema.Bridge));
        }

        if (request.WillBeReplaced)
        {
            return;
        }

        planned.Set(Active, true);
        planned.Set(Persistent, true);
        planned.Set(InSync, true);
        if (planned.Raw.Equals(prior.Raw))
        {
            return;
        }

        planned.SetRaw(Id, prior.GetRaw(Id));
        planned.SetRaw(Uuid, prior.GetRaw(Uuid));
        await PlanInfrastructureVlanAsync(
            planned,
            prior.Get(InfrastructureVlan) is { IsKnown: true } known ? known : Tf<long>.Unknown,
            request.Diagnostics,
            cancellationToken);
        if (prior.Get(Active) is { IsKnown: true, Value: true }
            && planned.Get(Isolated) is { IsKnown: true } isolated
            && prior.Get(Isolated) != isolated)
        {
            request.Diagnostics.Add(BridgeErrors.IsolationPending(prior.Get(Name).ValueOr(""), isolated.Value));
        }

        await new BridgePreflight(session).CheckAsync(prior, planned, request.Diagnostics, cancellationToken);
        await new GuestForecast(session).TellAsync(prior, planned, request.Diagnostics, cancellationToken);
    }

    /// <summary>Plans what the host says, or else what was known before.</summary>
    private async Task PlanInfrastructureVlanAsync(
        TfObject planned, Tf<long> before, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned.Set(InfrastructureVlan, before);
        if (!session.IsKnown || UnreachableHypervisor.WasNoticed(session))
        {
            return;
        }

        try
        {
            var (isSeen, vlan) = await BridgeHost.PlanInfrastructureVlanAsync(session, planned, cancellationToken);
            if (isSeen)
            {
                planned.Set(InfrastructureVlan, vlan is { } known ? (long)known : Tf<long>.Null);
            }
        }
        catch (LibvirtException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
        }
    }
}
