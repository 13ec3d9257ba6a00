using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>Asks for an object to be created.</summary>
public sealed class CreateResourceRequest
{
    /// <summary>The configuration: all known, and the only place of write-only values.</summary>
    public required TfObject Config { get; init; }

    /// <summary>The plan. Known values must come back as they are; unknown ones are to be filled in.</summary>
    public required TfObject Planned { get; init; }

    /// <summary>The private bytes, to be passed on in the result.</summary>
    public ReadOnlyMemory<byte> Private { get; init; }

    /// <summary>How long the operation may take, by <c>timeouts</c>; null: not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
