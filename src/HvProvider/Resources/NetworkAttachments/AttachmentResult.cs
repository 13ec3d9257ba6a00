using HvProvider.DomainNics;
using HvProvider.Domains;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The result of an operation: a state and the private state.</summary>
/// <param name="State">The state.</param>
/// <param name="Remembered">The private state.</param>
internal sealed record AttachmentResult(AttachmentModel State, PrivateState Remembered)
{
    /// <summary>The result of reading a NIC.</summary>
    /// <param name="known">A prior state or a plan.</param>
    /// <param name="snapshot">The domain.</param>
    /// <param name="nics">The NIC, present in at least one definition.</param>
    /// <param name="vlans">The VLANs of its bridge port.</param>
    /// <param name="isImported">Whether the NIC was imported and has not been changed since.</param>
    public static AttachmentResult Of(
        AttachmentModel known, DomainSnapshot snapshot, DomainNic nics, VlanStatus vlans, bool isImported = false)
    {
        var state = AttachmentState.Of(known, snapshot, nics, vlans);
        var remembered = new PrivateState(
            snapshot.Domain.Name,
            vlans.Expected,
            nics.Current!.Source.IsNetwork,
            isImported,
            nics.InheritedBy(nics.Current),
            nics.OwnBandwidthOf(nics.Current));
        return new AttachmentResult(
            state, remembered with { Differences = NicSync.Kinds(snapshot, nics, state.Name.KnownOrDefault()) });
    }

    /// <summary>The result for Terraform.</summary>
    /// <param name="values">The state or plan that the model was read from.</param>
    public ResourceResult WriteTo(TfObject values)
    {
        var state = values.Clone();
        State.WriteTo(state);
        return new ResourceResult(state, Remembered.Encode());
    }
}
