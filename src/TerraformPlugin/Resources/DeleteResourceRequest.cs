using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>A request to delete an object.</summary>
public sealed class DeleteResourceRequest
{
    /// <summary>The prior state.</summary>
    public required TfObject Prior { get; init; }

    /// <summary>The private bytes, which must be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>The time limit of the operation from <c>timeouts</c>; null if it is not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
