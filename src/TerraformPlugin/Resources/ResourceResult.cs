using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>The result of an operation.</summary>
/// <param name="State">The state of the object; null if the object does not exist.</param>
/// <param name="Private">
/// Bytes that Terraform stores beside the object, hidden from the user. Received bytes must be passed on, otherwise they are
/// erased. They must not contain anything that is required to delete an object: a replacement loses those of the old object.
/// </param>
public sealed record ResourceResult(TfObject? State, ReadOnlyMemory<byte> Private = default)
{
    /// <summary>The object does not exist.</summary>
    public static ResourceResult Gone { get; } = new(null, default);
}
