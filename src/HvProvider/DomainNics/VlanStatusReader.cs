using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hypervisor;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>Reads the VLANs of an attachment's bridge port.</summary>
internal static class VlanStatusReader
{
    /// <summary>
    /// Reads the VLANs of the NIC from the reading of the host that all readers of an operation share until the first write.
    /// </summary>
    /// <param name="session">The operation.</param>
    /// <param name="nics">The NIC.</param>
    /// <param name="own">The NIC's own VLANs according to the state.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<VlanStatus> ReadSharedAsync(
        HypervisorSession session, DomainNic nics, VlanConfig? own, CancellationToken cancellationToken) => BridgeOf(nics) is null
            ? VlanStatus.Unavailable
            : Of(nics, own, await session.Host.ReadSharedAsync(cancellationToken));

    /// <summary>Reads the VLANs of the NIC from a reading of the whole host.</summary>
    /// <param name="nics">The NIC.</param>
    /// <param name="own">The NIC's own VLANs according to the state, if there is one.</param>
    /// <param name="host">The host.</param>
    public static VlanStatus Of(DomainNic nics, VlanConfig? own, HostReading<HostView> host) => (BridgeOf(nics), host) switch
    {
        (null, _) => VlanStatus.Unavailable,
        ({ } bridge, HostReading<HostView>.Seen(var view)) => Of(
            nics,
            view.FindLink(bridge),
            nics.Live?.Tap is { } tap ? view.Kernel.FindPort(tap) : null,
            defaultPvid => ExpectedVlans.Of(nics.ExpectedVlanOf(nics.Current!, own), defaultPvid),
            view),
        (_, HostReading<HostView>.Unseen(var reason)) => new VlanStatus { Unseen = reason },
        var (_, other) => throw new InvalidOperationException($"There is no such answer: {other}."),
    };

    /// <summary>Reads the current VLANs of the NIC.</summary>
    /// <param name="session">The operation.</param>
    /// <param name="nics">The current state of the NIC.</param>
    /// <param name="expected">The planned VLANs; null if there are none, in which case those of the definition are expected.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<VlanStatus> ReadAsync(
        HypervisorSession session, DomainNic nics, PortVlans? expected, CancellationToken cancellationToken)
    {
        if (BridgeOf(nics) is not { } bridge)
        {
            return VlanStatus.Unavailable;
        }

        var link = await session.Host.ReadTapAsync(bridge, cancellationToken);
        var tap = nics.Live?.Tap is { } name
            ? await session.Host.ReadTapAsync(name, cancellationToken)
            : new HostReading<HostPort?>.Seen(null);
        var status = Read(host: null);

        // The cure depends on the tools of the host, which are read only if there is something to cure.
        return status.Mismatch is null ? status : Read((await session.Host.ReadAsync(cancellationToken)).IfSeen);

        VlanStatus Read(HostView? host) => (link, tap) switch
        {
            (HostReading<HostPort?>.Unseen(var reason), _) => new VlanStatus { Unseen = reason },
            (_, HostReading<HostPort?>.Unseen(var reason)) => new VlanStatus { Unseen = reason },
            (HostReading<HostPort?>.Seen(var port), HostReading<HostPort?>.Seen(var tapPort)) => Of(
                nics,
                port?.Link,
                tapPort,
                defaultPvid => expected ?? ExpectedVlans.Of(nics.ExpectedVlanOf(nics.Current!), defaultPvid),
                host),
            _ => VlanStatus.Unavailable,
        };
    }

    /// <summary>
    /// Adds whether, and how, the tap can be repaired. The version of libvirt is read only if there is something to repair.
    /// </summary>
    /// <param name="session">The operation.</param>
    /// <param name="status">The VLANs as they were read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<VlanStatus> WithDriftAsync(
        HypervisorSession session, VlanStatus status, CancellationToken cancellationToken) => status.Mismatch is not { } mismatch
            ? status
            : status with
            {
                Drift = TapDrift.Of(mismatch, status.SupportsVlans, await session.ReadVersionSharedAsync(cancellationToken)),
            };

    /// <summary>Reads the tap of a NIC alone; null if there is none, or the host cannot be read.</summary>
    public static async Task<TapState?> ReadTapAsync(HypervisorSession session, DomainNic nics, CancellationToken cancellationToken) =>
        nics.Live?.Tap is { } tap ? TapState.Of((await session.Host.ReadTapAsync(tap, cancellationToken)).IfSeen) : null;

    /// <summary>Whether the VLANs of the bridge's ports can be read.</summary>
    public static async Task<bool> AreSeenAsync(HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is not null
        && await session.Host.ReadTapAsync(bridge, cancellationToken)
            is HostReading<HostPort?>.Seen { Value.Link.Bridge: not null };

    private static string? BridgeOf(DomainNic nics) => nics.Current is { } nic ? nics.BridgeOf(nic) : null;

    private static VlanStatus Of(
        DomainNic nics, HostLink? bridge, HostPort? port, Func<int?, PortVlans> expectedOf, HostView? host)
    {
        var nic = nics.Current!;
        if (bridge?.Bridge is not { } options
            || (nics.Live is null && nic.Source.IsNetwork && nic.Vlan is null && nics.InheritedBy(nic) is null))
        {
            return VlanStatus.Unavailable;
        }

        var expected = expectedOf(options.DefaultPvid);
        return nics.Live?.Tap is not { } tap
            ? new VlanStatus { Expected = expected, DefaultPvid = options.DefaultPvid }
            : new VlanStatus
            {
                Expected = expected,
                DefaultPvid = options.DefaultPvid,
                SupportsVlans = options is { VlanFiltering: true } or { DefaultPvid: not null },
                Tap = TapState.Of(port),
                Found = port?.Bridge == bridge.Name ? port.Vlans : PortVlans.None,
                Mismatch = VlanVerification.Check(
                    bridge, tap, port, nic.Vlan is not null || nics.ExpectedVlanOf(nic) is not null, expected, host),
            };
    }
}
