using HvProvider.Networks;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Decides, without asking anything, whether a planned NIC is connected as it was when it was last read. If so, its bridge, VLANs and
/// limits are known from then, and a plan needs no hypervisor for them.
/// </summary>
/// <param name="IsAsBefore">Whether nothing that decides on the connection changes.</param>
/// <param name="StaysOnNetwork">
/// Whether a NIC of a libvirt network stays one although the plan names its bridge: one that was imported, and never configured by its
/// network.
/// </param>
/// <param name="KeepsBridge">Whether the bridge is the prior one if the network cannot be read.</param>
internal readonly record struct ConnectionDecision(bool IsAsBefore, bool StaysOnNetwork, bool KeepsBridge)
{
    /// <summary>Decides.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="remembered">What was remembered beside the state.</param>
    /// <param name="network">The planned network as the same operation plans it, if it does.</param>
    public static ConnectionDecision Of(
        AttachmentModel prior, AttachmentModel planned, PrivateState remembered, NetworkPlan network) => new(
        IsUnchanged(prior, planned, remembered, network),
        remembered.IsNetwork
            && planned.Network.IsNull
            && (prior.Network.IsNull || remembered.IsImported)
            && prior.Bridge == planned.Bridge,
        planned.Network.IsKnown && prior.Network == planned.Network && !network.IsPlanned);

    private static bool IsUnchanged(
        AttachmentModel prior, AttachmentModel planned, PrivateState remembered, NetworkPlan network)
    {
        if (!planned.IsVlanKnown || !Equals(prior.Vlan, planned.Vlan))
        {
            return false;
        }

        if (!planned.Network.IsKnown)
        {
            return prior.Bridge == planned.Bridge && (prior.Network == planned.Network || remembered.IsImported);
        }

        return prior.Network == planned.Network
            && prior.PortGroup == planned.PortGroup
            && (!network.IsPlanned || ProvidesTheSame(prior, planned, remembered, network.View));
    }

    /// <summary>Whether the planned network provides what the NIC has. What the NIC has itself, it does not get.</summary>
    private static bool ProvidesTheSame(
        AttachmentModel prior, AttachmentModel planned, PrivateState remembered, NetworkView? network)
    {
        if (network is null || prior.Bridge.KnownOrDefault() is not { } bridge || bridge != network.Bridge)
        {
            return false;
        }

        var (hasVlans, hasLimits) = (planned.Vlan is not null, remembered.OwnBandwidth is not null);
        var provided = network.Give(planned.PortGroup.KnownOrDefault());
        return (hasVlans && hasLimits)
            || (remembered.Inherited is { } inherited
                && (hasVlans || inherited.Vlan == provided.Vlan)
                && (hasLimits || inherited.Bandwidth == provided.Bandwidth));
    }
}
