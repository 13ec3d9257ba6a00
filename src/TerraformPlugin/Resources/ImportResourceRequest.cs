using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Resources;

/// <summary>Asks for existing objects by the ID that a user gave.</summary>
public sealed class ImportResourceRequest
{
    /// <summary>The ID, whatever form the resource has given it.</summary>
    public required string Id { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
