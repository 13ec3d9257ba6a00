using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>Asks for the current state of an object.</summary>
public sealed class ReadResourceRequest
{
    /// <summary>The state as last known; after an import just what the import knew.</summary>
    public required TfObject State { get; init; }

    /// <summary>The private bytes, to be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>How long the operation may take, by <c>timeouts</c>; null: not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
