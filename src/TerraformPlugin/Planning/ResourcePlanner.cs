using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Plans a create or an update by the schema, without side effects.</summary>
internal static class ResourcePlanner
{
    /// <summary>
    /// Terraform proposes the configuration, with prior values where a computed attribute is not configured. From that:
    /// defaults; spellings kept; write-only values gone; then, only if something now differs from the prior state,
    /// computed values unknown; then the plan modifiers. Without a difference the plan is the prior state, to the letter.
    /// </summary>
    internal static ResourcePlan Plan(
        ObjectSchema schema, TfValue config, TfValue prior, TfValue proposed, DiagnosticList diagnostics)
    {
        var planned = new MemberWalk(PlanRules.Default).Object(schema, config, prior, proposed);
        planned = new MemberWalk(PlanRules.KeepSpelling).Object(schema, config, prior, planned);
        planned = new MemberWalk(PlanRules.WriteOnly).Object(schema, config, prior, planned);
        if (!planned.Equals(prior))
        {
            planned = new MemberWalk(PlanRules.Unknown).Object(schema, config, prior, planned);
        }

        var replacing = new HashSet<AttributePath>();
        planned = new MemberWalk(Modify).Object(schema, config, prior, planned);
        return new ResourcePlan(planned, replacing);

        TfValue Modify(MemberValues place) => PlanModification.Apply(
            place,
            () => prior.IsKnown ? TfObject.FromValue(schema, prior) : null,
            () => TfObject.FromValue(schema, planned),
            replacing,
            diagnostics);
    }
}
