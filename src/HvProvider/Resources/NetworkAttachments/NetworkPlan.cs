using HvProvider.Hypervisor;
using HvProvider.Networks;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>What the same operation plans for a network.</summary>
/// <param name="IsPlanned">Whether it plans the network at all.</param>
/// <param name="View">What the network is going to be; null where not all of it is known yet.</param>
internal readonly record struct NetworkPlan(bool IsPlanned, NetworkView? View)
{
    /// <summary>The network is not part of the operation.</summary>
    public static readonly NetworkPlan None;

    /// <summary>The plan for the network that a NIC names.</summary>
    public static NetworkPlan For(AttachmentModel planned, PlannedNetworks networks) =>
        planned.Network.IsKnown && networks.TryFind(planned.Network.Value, out var view) ? new(true, view) : None;
}
