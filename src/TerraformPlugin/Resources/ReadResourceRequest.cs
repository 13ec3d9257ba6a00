using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>A request to read the current state of an object.</summary>
public sealed class ReadResourceRequest
{
    /// <summary>The last known state; after an import, only what the import returned.</summary>
    public required TfObject State { get; init; }

    /// <summary>The private bytes, which must be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>The time limit of the operation from <c>timeouts</c>; null if it is not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
