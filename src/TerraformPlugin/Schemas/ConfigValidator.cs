using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>A rule about several attributes of a configuration. Unknown values never violate it.</summary>
public abstract class ConfigValidator
{
    /// <summary>Reports violations of the rule.</summary>
    public abstract void Validate(TfObject config, DiagnosticList diagnostics);
}
