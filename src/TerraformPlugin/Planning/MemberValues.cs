using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>One attribute or block at one place, as configured, as it was, and as planned so far.</summary>
internal readonly record struct MemberValues(
    SchemaMember Member, AttributePath Path, TfValue Config, TfValue Prior, TfValue Planned);
