using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Resources;

/// <summary>A request to convert a stored state of an older schema version to the current one.</summary>
public sealed class UpgradeStateRequest
{
    /// <summary>The schema version of the stored state.</summary>
    public required long Version { get; init; }

    /// <summary>The stored attributes: a JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();

    /// <summary>Reads the stored attributes: missing attributes become null, attributes outside the type are dropped.</summary>
    public TfValue Decode(TfType type) => JsonCodec.Decode(Json.Span, type);
}
