using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Resources;

/// <summary>Asks for a stored state of an older schema version in the form of the current one.</summary>
public sealed class UpgradeStateRequest
{
    /// <summary>The version of the schema that the state was stored with.</summary>
    public required long Version { get; init; }

    /// <summary>The stored attributes: a JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();

    /// <summary>Reads the stored attributes: missing ones become null, those that the type does not have are dropped.</summary>
    public TfValue Decode(TfType type) => JsonCodec.Decode(Json.Span, type);
}
