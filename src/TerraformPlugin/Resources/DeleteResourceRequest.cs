using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>Asks for an object to be deleted.</summary>
public sealed class DeleteResourceRequest
{
    /// <summary>The state before.</summary>
    public required TfObject Prior { get; init; }

    /// <summary>The private bytes, to be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>How long the operation may take, by <c>timeouts</c>; null: not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
