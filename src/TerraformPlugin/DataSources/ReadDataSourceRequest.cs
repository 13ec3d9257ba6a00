using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.DataSources;

/// <summary>A request to read data.</summary>
public sealed class ReadDataSourceRequest
{
    /// <summary>The configuration, all values known. A copy: computed attributes can be set and the object returned.</summary>
    public required TfObject Config { get; init; }

    /// <summary>The time limit of the operation from <c>timeouts</c>; null if it is not limited.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
