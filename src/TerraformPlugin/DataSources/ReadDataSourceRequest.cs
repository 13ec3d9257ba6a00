using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.DataSources;

/// <summary>Asks for data.</summary>
public sealed class ReadDataSourceRequest
{
    /// <summary>The configuration, all known. A copy: computed attributes can be filled in and the object returned.</summary>
    public required TfObject Config { get; init; }

    /// <summary>How long the operation may take, by <c>timeouts</c>; null: not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
