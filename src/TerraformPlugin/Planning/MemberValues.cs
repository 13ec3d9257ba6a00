using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The configured, prior and planned value of one attribute or block.</summary>
internal readonly record struct MemberValues(
    SchemaMember Member, AttributePath Path, TfValue Config, TfValue Prior, TfValue Planned);
