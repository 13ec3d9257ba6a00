using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>What an operation leaves behind.</summary>
/// <param name="State">The object's state; null when there is no object.</param>
/// <param name="Private">
/// Bytes kept in Terraform's state beside the object, out of the user's sight. What was received must be passed on, else
/// it is erased. Nothing needed to delete an object belongs here: in a replacement the old object's bytes are lost.
/// </param>
public sealed record ResourceResult(TfObject? State, ReadOnlyMemory<byte> Private = default)
{
    /// <summary>There is no object.</summary>
    public static ResourceResult Gone { get; } = new(null, default);
}
