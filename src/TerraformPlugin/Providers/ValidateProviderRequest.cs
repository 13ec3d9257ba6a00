using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>A request to validate a provider configuration.</summary>
public sealed class ValidateProviderRequest
{
    /// <summary>The configuration. Any value may be unknown.</summary>
    public required TfObject Config { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
