using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The plan that results from the schema alone.</summary>
/// <param name="Planned">The planned object.</param>
/// <param name="RequiresReplace">The attributes whose change requires replacement.</param>
internal sealed record ResourcePlan(TfValue Planned, HashSet<AttributePath> RequiresReplace);
