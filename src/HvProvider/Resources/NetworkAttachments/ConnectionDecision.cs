using HvProvider.Networks;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Decides, without reading anything, whether the planned connection of a NIC is the one last read. If so, its bridge, VLANs and
/// limits are known, and the plan does not require the hypervisor for them.
/// </summary>
/// <param name="IsAsBefore">Whether nothing that determines the connection changes.</param>
/// <param name="StaysOnNetwork">
/// Whether a NIC of a libvirt network stays on the network although the plan names its bridge: a NIC that was imported and never
/// configured by its network.
/// </param>
/// <param name="KeepsBridge">Whether the prior bridge is used if the network cannot be read.</param>
internal readonly record struct ConnectionDecision(bool IsAsBefore, bool StaysOnNetwork, bool KeepsBridge)
{
    /// <summary>Decides.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="remembered">The private state.</param>
    /// <param name="network">The network as planned by the same operation, if it is.</param>
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

    /// <summary>
    /// Whether the planned network provides the current settings of the NIC. Settings of the NIC itself are not inherited.
    /// </summary>
    private static bool ProvidesTheSame(
        AttachmentModel prior, AttachmentModel planned, PrivateState remembered, NetworkView? network)
    {
        if (network is null || prior.Bridge.KnownOrDefault() is not { } bridge || bridge != network.Bridge)
        {
            return false;
        }

        var (hasVlans, hasLimits) = (planned.Vlan is not null, remembered.OwnBandwidth is not null);
        var provided = network.SettingsFor(planned.PortGroup.KnownOrDefault());
        return (hasVlans && hasLimits)
            || (remembered.Inherited is { } inherited
                && (hasVlans || inherited.Vlan == provided.Vlan)
                && (hasLimits || inherited.Bandwidth == provided.Bandwidth));
    }
}
