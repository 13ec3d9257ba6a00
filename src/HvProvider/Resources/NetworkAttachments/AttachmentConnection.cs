using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Where a plan connects a NIC to, as far as that can be known: by itself, or by way of a network.</summary>
internal sealed record AttachmentConnection
{
    /// <summary>Nothing is known.</summary>
    public static readonly AttachmentConnection Unknown = new();

    /// <summary>Whether it is a NIC's that is there, and nothing of it changes.</summary>
    public bool IsAsBefore { get; private init; }

    /// <summary>The bridge; null while it is not known.</summary>
    public string? Bridge { get; private init; }

    /// <summary>Whether it is known which VLANs the NIC is going to be on.</summary>
    public bool AreVlansKnown { get; init; }

    /// <summary>The NIC's own VLANs, or those of its port group; null is untagged.</summary>
    public VlanConfig? Vlan { get; private init; }

    /// <summary>Whether it is known what limits the NIC is going to have.</summary>
    public bool IsBandwidthKnown { get; private init; }

    /// <summary>The limits that it is going to have; null is not limited.</summary>
    public Bandwidth? Bandwidth { get; private init; }

    /// <summary>The network that does not have the port group; null where all is well, or nothing can be told.</summary>
    public NetworkView? LacksPortGroup { get; private init; }

    /// <summary>The connection of a NIC that is there, as it was last seen.</summary>
    public static AttachmentConnection AsBefore(TfObject prior, PrivateState remembered) => new()
    {
        IsAsBefore = true,
        Bridge = prior.Get(NetworkAttachmentSchema.Bridge) is { IsKnown: true } bridge ? bridge.Value : null,
        Vlan = VlanWish.Of(prior) ?? remembered.Inherited?.Vlan,
        AreVlansKnown = !remembered.IsNetwork || VlanWish.Of(prior) is not null || remembered.Inherited is not null,
        Bandwidth = remembered.OwnBandwidth ?? remembered.Inherited?.Bandwidth,
        IsBandwidthKnown = !remembered.IsNetwork || remembered.OwnBandwidth is not null || remembered.Inherited is not null,
    };

    /// <summary>
    /// Follows a plan to its bridge. A network that the same walk plans counts as planned; a network that does not exist may be made
    /// by the same apply, and nothing is known then.
    /// </summary>
    /// <param name="session">The walk.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="bandwidth">The limits that somebody gave the NIC itself, which it keeps; null where it has none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AttachmentConnection> FindAsync(
        HypervisorSession session, TfObject planned, Bandwidth? bandwidth, CancellationToken cancellationToken)
    {
        var source = BridgeOrNetwork.Of(planned);
        var own = new AttachmentConnection
        {
            AreVlansKnown = VlanWish.IsKnown(planned),
            Vlan = VlanWish.Of(planned),
            Bandwidth = bandwidth,
            IsBandwidthKnown = bandwidth is not null,
        };
        if (source is not { Network: { } name })
        {
            return own with
            {
                Bridge = source?.Bridge,
                AreVlansKnown = own.AreVlansKnown && source is not null,
                IsBandwidthKnown = source is not null || own.IsBandwidthKnown,
            };
        }

        if (!session.PlannedNetworks.TryFind(name, out var network) && session.IsKnown)
        {
            network = await session.Networks.ViewSharedAsync(name, cancellationToken);
        }

        return network is null
            ? own with { AreVlansKnown = own.AreVlansKnown && own.Vlan is not null }
            : own with
            {
                Bridge = network.Bridge,
                AreVlansKnown = own.AreVlansKnown && network.Has(source.PortGroup),
                Vlan = own.Vlan ?? network.VlanOf(source.PortGroup),
                IsBandwidthKnown = own.IsBandwidthKnown || network.Has(source.PortGroup),
                Bandwidth = own.Bandwidth ?? network.BandwidthOf(source.PortGroup),
                LacksPortGroup = network.Has(source.PortGroup) ? null : network,
            };
    }

    /// <summary>Refuses what libvirt would not: a port group that is not there, with which the NIC would be untagged.</summary>
    /// <exception cref="DiagnosticException">There is no such network, it is not active, or it has no such port group.</exception>
    public static async Task RequireAsync(AttachmentChange change, CancellationToken cancellationToken)
    {
        if (BridgeOrNetwork.Of(change.Planned) is not { Network: { } name } source)
        {
            return;
        }

        var found = await change.Session.Networks.ReadAsync(new NetworkSelector(name), cancellationToken)
            ?? throw AttachmentErrors.NoSuchNetwork(name);
        if (!found.IsActive)
        {
            throw AttachmentErrors.NetworkNotActive(name);
        }

        var network = NetworkView.Of(found.Shown);
        if (!network.Has(source.PortGroup))
        {
            throw new DiagnosticException(AttachmentErrors.NoSuchPortGroup(network, source.PortGroup!));
        }
    }
}
