using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The planned connection of a NIC as far as it is known, directly to a bridge or through a network.</summary>
internal sealed record AttachmentConnection
{
    /// <summary>Nothing is known.</summary>
    public static readonly AttachmentConnection Unknown = new();

    /// <summary>Whether this is the unchanged connection of an existing NIC.</summary>
    public bool IsAsBefore { get; private init; }

    /// <summary>The bridge; null if it is not known.</summary>
    public string? Bridge { get; private init; }

    /// <summary>Whether the VLANs of the NIC are known.</summary>
    public bool AreVlansKnown { get; init; }

    /// <summary>The VLANs of the NIC itself or of its port group; null for untagged.</summary>
    public VlanConfig? Vlan { get; private init; }

    /// <summary>Whether the limits of the NIC are known.</summary>
    public bool IsBandwidthKnown { get; private init; }

    /// <summary>The limits of the NIC; null for no limits.</summary>
    public Bandwidth? Bandwidth { get; private init; }

    /// <summary>The network; null if the NIC names its bridge, or the network is not known.</summary>
    public NetworkView? Network { get; private init; }

    /// <summary>The network if it does not contain the planned port group.</summary>
    public NetworkView? NetworkWithoutPortGroup { get; private init; }

    /// <summary>The connection of an existing NIC as last read.</summary>
    public static AttachmentConnection AsBefore(AttachmentModel prior, PrivateState remembered) => new()
    {
        IsAsBefore = true,
        Bridge = prior.Bridge.KnownOrDefault(),
        Vlan = prior.Vlan ?? remembered.Inherited?.Vlan,
        AreVlansKnown = !remembered.IsNetwork || prior.Vlan is not null || remembered.Inherited is not null,
        Bandwidth = remembered.OwnBandwidth ?? remembered.Inherited?.Bandwidth,
        IsBandwidthKnown = !remembered.IsNetwork || remembered.OwnBandwidth is not null || remembered.Inherited is not null,
    };

    /// <summary>
    /// Resolves the bridge of a plan. A network that the same operation plans is used as planned. A network that does not exist may
    /// be created by the same apply; the connection is then unknown.
    /// </summary>
    /// <param name="session">The operation.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="ownLimits">The limits that another tool set on the NIC itself, which are kept; null if there are none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<AttachmentConnection> FindAsync(
        HypervisorSession session, AttachmentModel planned, Bandwidth? ownLimits, CancellationToken cancellationToken)
    {
        var source = planned.Source;
        var own = new AttachmentConnection
        {
            AreVlansKnown = planned.IsVlanKnown,
            Vlan = planned.Vlan,
            Bandwidth = ownLimits,
            IsBandwidthKnown = ownLimits is not null,
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
                AreVlansKnown = own.AreVlansKnown && network.HasPortGroup(source.PortGroup),
                Vlan = own.Vlan ?? network.VlanOf(source.PortGroup),
                IsBandwidthKnown = own.IsBandwidthKnown || network.HasPortGroup(source.PortGroup),
                Bandwidth = own.Bandwidth ?? network.BandwidthOf(source.PortGroup),
                Network = network,
                NetworkWithoutPortGroup = network.HasPortGroup(source.PortGroup) ? null : network,
            };
    }

    /// <summary>
    /// Whether the bridge of a planned NIC is readable. If it is, a change whose VLANs cannot be read back is an error. A bridge that was
    /// found is not read again: an apply plans each of its NICs again, and each reading starts processes.
    /// </summary>
    public static async Task<bool> LookForBridgeAsync(
        HypervisorSession session, AttachmentConnection connection, CancellationToken cancellationToken)
    {
        if (connection.Bridge is not { } bridge)
        {
            return false;
        }

        if (session.FoundBridges.ContainsKey(bridge))
        {
            return true;
        }

        if (!session.IsKnown
            || (await FindBridgeAsync(session, bridge, cancellationToken))?.Bridge is null)
        {
            return false;
        }

        session.FoundBridges[bridge] = true;
        return true;
    }

    /// <summary>
    /// Rejects a port group that does not exist, which libvirt silently ignores and leaves the NIC untagged, and a network on another
    /// bridge than the configured one.
    /// </summary>
    /// <exception cref="DiagnosticException">
    /// The network does not exist, is not active, does not contain the port group, or is on another bridge.
    /// </exception>
    public static async Task RequireAsync(AttachmentChange change, CancellationToken cancellationToken)
    {
        if (change.Planned.Source is not { Network: { } name } source)
        {
            return;
        }

        var found = await change.Session.Networks.ReadAsync(new NetworkSelector(name), cancellationToken)
            ?? throw AttachmentErrors.NoSuchNetwork(
                name, await change.Session.Networks.FindNameByUuidAsync(name, cancellationToken));
        if (!found.IsActive)
        {
            throw AttachmentErrors.NetworkNotActive(name);
        }

        var network = NetworkView.Of(found.Current);
        if (!network.HasPortGroup(source.PortGroup))
        {
            throw new DiagnosticException(AttachmentErrors.NoSuchPortGroup(network, source.PortGroup!));
        }

        if (change.ConfiguredBridge is { } configured && network.Bridge is { } bridge && bridge != configured)
        {
            throw new DiagnosticException(AttachmentErrors.OtherBridge(name, bridge, configured));
        }
    }

    /// <summary>
    /// Rejects a bridge that does not exist. The plan only warns, because the same apply may create it; libvirt accepts it in the
    /// definition of a stopped domain, which then does not start.
    /// </summary>
    /// <exception cref="DiagnosticException">The host was read, and has no such link.</exception>
    public static async Task RequireBridgeAsync(AttachmentChange change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (change.Planned.Source is not { IsPlainBridge: true, Bridge: { } bridge } || session.FoundBridges.ContainsKey(bridge))
        {
            return;
        }

        if (await session.Host.ReadTapAsync(bridge, cancellationToken) is HostReading<HostPort?>.Seen { Value: null }
            && await session.Host.ReadAsync(cancellationToken) is HostReading<HostView>.Seen(var host)
            && host.FindLink(bridge) is null)
        {
            throw AttachmentErrors.NoSuchBridge(bridge, host);
        }
    }

    /// <summary>
    /// All readers of an operation share one reading of the host until the first write. During apply, each change is planned again
    /// before it is made, and reading the bridge alone is enough.
    /// </summary>
    private static async Task<HostLink?> FindBridgeAsync(
        HypervisorSession session, string bridge, CancellationToken cancellationToken) => session.HasWritten
            ? (await session.Host.ReadTapAsync(bridge, cancellationToken)).IfSeen?.Link
            : (await session.Host.ReadSharedAsync(cancellationToken)).IfSeen?.FindLink(bridge);
}
