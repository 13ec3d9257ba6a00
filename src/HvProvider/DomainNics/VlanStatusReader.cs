using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hypervisor;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>Looks at what the host's bridge makes of an attachment.</summary>
internal static class VlanStatusReader
{
    /// <summary>The NIC's VLANs, from the look at the host that a walk shares while it only reads.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="nics">The NIC.</param>
    /// <param name="own">The VLANs of its own by the state.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<VlanStatus> ReadSharedAsync(
        HypervisorSession session, DomainNic nics, VlanConfig? own, CancellationToken cancellationToken) => BridgeOf(nics) is null
            ? VlanStatus.Unavailable
            : Of(nics, own, await session.Host.ReadSharedAsync(cancellationToken));

    /// <summary>The NIC's VLANs, from a look at the whole host.</summary>
    /// <param name="nics">The NIC.</param>
    /// <param name="own">The VLANs of its own, where a state tells.</param>
    /// <param name="host">The host.</param>
    public static VlanStatus Of(DomainNic nics, VlanConfig? own, HostReading<HostView> host) => (BridgeOf(nics), host) switch
    {
        (null, _) => VlanStatus.Unavailable,
        ({ } bridge, HostReading<HostView>.Seen(var view)) => Of(
            nics,
            view.FindLink(bridge),
            nics.Live?.Tap is { } tap ? view.Kernel.FindPort(tap) : null,
            defaultPvid => ExpectedVlans.Of(nics.ExpectedVlanOf(nics.Shown!, own), defaultPvid)),
        (_, HostReading<HostView>.Unseen(var reason)) => new VlanStatus { Unseen = reason },
        var (_, other) => throw new InvalidOperationException($"There is no such answer: {other}."),
    };

    /// <summary>The NIC's VLANs as they are now.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="nics">The NIC as it is now.</param>
    /// <param name="meant">The VLANs that the plan has told; null where it has not, and what the definition says is meant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<VlanStatus> ReadAsync(
        HypervisorSession session, DomainNic nics, PortVlans? meant, CancellationToken cancellationToken)
    {
        if (BridgeOf(nics) is not { } bridge)
        {
            return VlanStatus.Unavailable;
        }

        var link = await session.Host.ReadTapAsync(bridge, cancellationToken);
        var tap = nics.Live?.Tap is { } name
            ? await session.Host.ReadTapAsync(name, cancellationToken)
            : new HostReading<HostPort?>.Seen(null);
        return (link, tap) switch
        {
            (HostReading<HostPort?>.Unseen(var reason), _) => new VlanStatus { Unseen = reason },
            (_, HostReading<HostPort?>.Unseen(var reason)) => new VlanStatus { Unseen = reason },
            (HostReading<HostPort?>.Seen(var port), HostReading<HostPort?>.Seen(var tapPort)) => Of(
                nics,
                port?.Link,
                tapPort,
                defaultPvid => meant ?? ExpectedVlans.Of(nics.ExpectedVlanOf(nics.Shown!), defaultPvid)),
            _ => VlanStatus.Unavailable,
        };
    }

    /// <summary>Whether it can be seen what the bridge makes of its ports.</summary>
    public static async Task<bool> AreSeenAsync(HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is not null
        && await session.Host.ReadTapAsync(bridge, cancellationToken)
            is HostReading<HostPort?>.Seen { Value.Link.Bridge: not null };

    private static string? BridgeOf(DomainNic nics) => nics.Shown is { } nic ? nics.BridgeOf(nic) : null;

    private static VlanStatus Of(DomainNic nics, HostLink? bridge, HostPort? port, Func<int?, PortVlans> means)
    {
        var nic = nics.Shown!;
        if (bridge?.Bridge is not { } options
            || (nics.Live is null && nic.Source.IsNetwork && nic.Vlan is null && nics.InheritedBy(nic) is null))
        {
            return VlanStatus.Unavailable;
        }

        var meant = means(options.DefaultPvid);
        return nics.Live?.Tap is not { } tap
            ? new VlanStatus { Expected = meant, DefaultPvid = options.DefaultPvid }
            : new VlanStatus
            {
                Expected = meant,
                DefaultPvid = options.DefaultPvid,
                Found = port?.Bridge == bridge.Name ? port.Vlans : PortVlans.None,
                Mismatch = VlanVerification.Check(bridge, tap, port, nic.Vlan is not null || nics.ExpectedVlanOf(nic) is not null, meant),
            };
    }
}
