using HvProvider.Hypervisor;
using HvProvider.Networks;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The plan of the same operation for a network.</summary>
/// <param name="IsPlanned">Whether the operation plans the network.</param>
/// <param name="View">The planned network; null if it is not completely known yet.</param>
internal readonly record struct NetworkPlan(bool IsPlanned, NetworkView? View)
{
    /// <summary>The network is not part of the operation.</summary>
    public static readonly NetworkPlan None;

    /// <summary>The plan for the network of a NIC.</summary>
    public static NetworkPlan For(AttachmentModel planned, PlannedNetworks networks) =>
        planned.Network.IsKnown && networks.TryFind(planned.Network.Value, out var view) ? new(true, view) : None;
}
