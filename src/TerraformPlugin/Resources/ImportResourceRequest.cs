using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Resources;

/// <summary>A request to import existing objects by the ID from the user.</summary>
public sealed class ImportResourceRequest
{
    /// <summary>The ID, in the form that the resource defines.</summary>
    public required string Id { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
