using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Rpc;

/// <content>Planning.</content>
internal sealed partial class ProviderService
{
    /// <summary>
    /// Plans a create, update or delete by the schema and by the resource, and checks the plan by Terraform's rules.
    /// </summary>
    public async Task<Proto.PlanResourceChange.Types.Response> PlanResourceChange(
        Proto.PlanResourceChange.Types.Request request, CancellationToken cancellationToken)
    {
        var response = new Proto.PlanResourceChange.Types.Response
        {
            PlannedState = request.ProposedNewState,
            PlannedPrivate = request.PriorPrivate,
        };
        var diagnostics = new DiagnosticList();
        await _operations.RunAsync(
            diagnostics,
            async token =>
            {
                var resource = Resource(request.TypeName);
                var prior = DynamicValueCodec.DecodeObject(request.PriorState, resource.Schema, "prior state");
                var proposed = DynamicValueCodec.DecodeObject(request.ProposedNewState, resource.Schema, "proposed state");
                var ask = proposed is null
                    ? DeletePlan(prior, request, diagnostics)
                    : ChangePlan(resource.Schema, prior, proposed, request, diagnostics);
                await FinishPlanAsync(resource, ask, response, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        response.Diagnostics.AddRange(DiagnosticEncoder.Encode(diagnostics, ResourceSchema(request.TypeName)));
        return response;
    }

    private static PlanResourceRequest DeletePlan(
        TfObject? prior, Proto.PlanResourceChange.Types.Request request, DiagnosticList diagnostics) => new()
        {
            Operation = PlanOperation.Delete,
            Prior = prior,
            Private = request.PriorPrivate.Memory,
            Diagnostics = diagnostics,
        };

    private static PlanResourceRequest ChangePlan(
        Schema schema,
        TfObject? prior,
        TfObject proposed,
        Proto.PlanResourceChange.Types.Request request,
        DiagnosticList diagnostics)
    {
        var config = DynamicValueCodec.DecodeRequired(request.Config, schema, "configuration");
        var plan = ResourcePlanner.Plan(
            schema.Object, config.Raw, prior?.Raw ?? TfValue.Null(schema.Type), proposed.Raw, diagnostics);
        return new PlanResourceRequest
        {
            Operation = prior is null ? PlanOperation.Create : PlanOperation.Update,
            Config = config,
            Prior = prior,
            Planned = TfObject.FromValue(schema.Object, plan.Planned),
            RequiresReplace = plan.RequiresReplace,
            Private = request.PriorPrivate.Memory,
            Diagnostics = diagnostics,
        };
    }

    private static async Task FinishPlanAsync(
        Resource resource,
        PlanResourceRequest ask,
        Proto.PlanResourceChange.Types.Response response,
        CancellationToken cancellationToken)
    {
        // The check requires the unmodified request; the resource can change its copies.
        var nothing = TfValue.Null(resource.Schema.Type);
        var (config, prior) = (ask.Config?.Raw ?? nothing, ask.Prior?.Raw ?? nothing);
        if (!ask.Diagnostics.HasErrors)
        {
            await resource.PlanAsync(ask, cancellationToken).ConfigureAwait(false);
        }

        var planned = ask.Planned?.Raw ?? nothing;
        if (!ask.Diagnostics.HasErrors)
        {
            new PlanCheck(ask.Diagnostics).Check(resource.Schema.Object, config, prior, planned);
        }

        response.PlannedState = DynamicValueCodec.Encode(planned, resource.Schema.Type);
        response.PlannedPrivate = Bytes(ask.Private);
        if (ask.Operation == PlanOperation.Update)
        {
            response.RequiresReplace.AddRange(
                ask.RequiresReplace.OrderBy(p => p.ToString(), StringComparer.Ordinal).Select(DiagnosticEncoder.Encode));
        }
    }
}
