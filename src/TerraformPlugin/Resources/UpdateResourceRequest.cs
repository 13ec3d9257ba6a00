using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>A request to change an object in place.</summary>
public sealed class UpdateResourceRequest
{
    /// <summary>The configuration: all values known, and the only source of write-only values.</summary>
    public required TfObject Config { get; init; }

    /// <summary>The prior state.</summary>
    public required TfObject Prior { get; init; }

    /// <summary>The plan. Known values must be returned unchanged; unknown values must be resolved.</summary>
    public required TfObject Planned { get; init; }

    /// <summary>The private bytes, which must be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>The time limit of the operation from <c>timeouts</c>; null if it is not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
