using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>A rule about several attributes of a configuration. Unknown values are never a reason to complain.</summary>
public abstract class ConfigValidator
{
    /// <summary>Reports what breaks the rule.</summary>
    public abstract void Validate(TfObject config, DiagnosticList diagnostics);
}
