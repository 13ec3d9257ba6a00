using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>Asks whether a provider configuration can be right.</summary>
public sealed class ValidateProviderRequest
{
    /// <summary>The configuration. Any value may be unknown.</summary>
    public required TfObject Config { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
