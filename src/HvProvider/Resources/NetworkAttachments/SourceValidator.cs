using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Checks that the NIC has a bridge or a network. Both are valid: Terraform writes both into a generated configuration, and the plan
/// checks that the network is on that bridge. Unknown values can become null.
/// </summary>
internal sealed class SourceValidator : ConfigValidator
{
    /// <inheritdoc />
    public override void Validate(TfObject config, DiagnosticList diagnostics)
    {
        var (bridge, network) = (config.Get(NetworkAttachmentSchema.Bridge), config.Get(NetworkAttachmentSchema.Network));
        if (bridge.IsNull && network.IsNull)
        {
            diagnostics.AddError(
                "Missing attribute",
                $"One of {NetworkAttachmentSchema.Bridge.Name}, {NetworkAttachmentSchema.Network.Name} must be set.");
        }
        else if (network.IsNull && config.Get(NetworkAttachmentSchema.PortGroup).IsKnown)
        {
            diagnostics.AddError(
                "Conflicting attributes",
                $"{NetworkAttachmentSchema.PortGroup.Name} cannot be set together with {NetworkAttachmentSchema.Bridge.Name} alone. Set "
                + $"{NetworkAttachmentSchema.Network.Name}, or remove {NetworkAttachmentSchema.PortGroup.Name}.",
                NetworkAttachmentSchema.PortGroup.Path);
        }
    }
}
