using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>What the schema alone makes of a change.</summary>
/// <param name="Planned">The planned object.</param>
/// <param name="RequiresReplace">The attributes whose change means replacement.</param>
internal sealed record ResourcePlan(TfValue Planned, HashSet<AttributePath> RequiresReplace);
