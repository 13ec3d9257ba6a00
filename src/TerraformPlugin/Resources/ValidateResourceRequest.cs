using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>Asks whether a configuration can be right.</summary>
public sealed class ValidateResourceRequest
{
    /// <summary>The configuration. Any value may be unknown.</summary>
    public required TfObject Config { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
