using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Plans a create or an update by the schema, without side effects.</summary>
internal static class ResourcePlanner
{
    /// <summary>
    /// Terraform proposes the configuration, with prior values for computed attributes that are not configured. The planner applies
    /// defaults, keeps spellings and removes write-only values. If the result differs from the prior state, computed values become
    /// unknown. Then the plan modifiers run. Without a difference the plan is exactly the prior state.
    /// </summary>
    internal static ResourcePlan Plan(
        ObjectSchema schema, TfValue config, TfValue prior, TfValue proposed, DiagnosticList diagnostics)
    {
        var planned = new MemberVisitor(PlanRules.Prior).Object(schema, config, prior, proposed);
        planned = new MemberVisitor(PlanRules.Default).Object(schema, config, prior, planned);
        planned = new MemberVisitor(PlanRules.KeepSpelling).Object(schema, config, prior, planned);
        planned = new MemberVisitor(PlanRules.WriteOnly).Object(schema, config, prior, planned);
        if (!planned.Equals(prior))
        {
            planned = new MemberVisitor(PlanRules.Unknown).Object(schema, config, prior, planned);
        }

        var replacing = new HashSet<AttributePath>();
        planned = new MemberVisitor(Modify).Object(schema, config, prior, planned);
        return new ResourcePlan(planned, replacing);

        TfValue Modify(MemberValues place) => PlanModification.Apply(
            place,
            () => prior.IsKnown ? TfObject.FromValue(schema, prior) : null,
            () => TfObject.FromValue(schema, planned),
            replacing,
            diagnostics);
    }
}
