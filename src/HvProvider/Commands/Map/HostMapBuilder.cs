using HvProvider.Commands.Map.Model;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Listing;
using HvProvider.Networks;

namespace HvProvider.Commands.Map;

/// <summary>Creates a map from the data that was read, without further queries.</summary>
internal static class HostMapBuilder
{
    /// <summary>The map.</summary>
    /// <param name="observation">The data.</param>
    /// <param name="only">The bridge to draw; null for every bridge that filters VLANs or is used by NICs or networks.</param>
    public static HostMap Build(HostObservation observation, string? only = null)
    {
        var nics = observation.Nics.Nics.Select(ToMap).ToLookup(static nic => nic.Bridge);
        var networks = (observation.Networks ?? []).ToLookup(network => NameOf(observation, network.Current.Bridge));
        var names = only is null ? BridgesOf(observation) : [NameOf(observation, only)!];
        return new HostMap
        {
            Uri = observation.Uri,
            Hostname = observation.Hostname,
            LibvirtVersion = observation.LibvirtVersion,
            Unread = [.. UnreadOf(observation)],
            Bridges = [.. names.Select(name => Build(observation, name, [.. networks[name]], [.. nics[name]]))],
            Elsewhere = only is null ? [.. nics[null]] : [],
        };
    }

    private static IEnumerable<string> BridgesOf(HostObservation observation)
    {
        var ofNics = observation.Nics.Nics.Select(static nic => nic.Bridge);

        // libvirt creates the bridges of its other networks when they are started.
        var ofNetworks = (observation.Networks ?? [])
            .Where(static network => network.IsActive || network.Current.HostBridge is not null)
            .Select(network => NameOf(observation, network.Current.Bridge));
        var ofHost = (observation.Nics.Host.IfSeen?.Bridges ?? [])
            .Where(static bridge => bridge.Options.VlanFiltering).Select(static bridge => bridge.Name);
        return ofNics.Concat(ofNetworks).OfType<string>().Concat(ofHost).Distinct().Order(StringComparer.Ordinal);
    }

    // A definition may contain an alternative name of the bridge.
    private static string? NameOf(HostObservation observation, string? bridge) =>
        bridge is null ? null : observation.Nics.Host.IfSeen?.FindBridge(bridge)?.Name ?? bridge;

    private static IEnumerable<UnreadPart> UnreadOf(HostObservation observation)
    {
        if (observation.Nics.Host is HostReading<HostView>.Unseen(var reason))
        {
            yield return new UnreadPart(UnreadPart.Host, reason.Detail);
        }

        if (observation.NetworksUnread is { } unread)
        {
            yield return new UnreadPart(UnreadPart.Networks, unread);
        }

        if (observation.Nics.Unread is { Count: > 0 } domains)
        {
            yield return new UnreadPart(
                UnreadPart.Domains,
                $"{string.Join("; ", domains)}. virsh domcontrol DOMAIN shows whether the hypervisor process of a domain answers.");
        }
    }

    private static MapBridge Build(
        HostObservation observation, string name, IReadOnlyList<NetworkSnapshot> networks, IReadOnlyList<MapNic> nics)
    {
        var bridge = new MapBridge
        {
            Name = name,
            Sight = observation.Nics.Host.IfSeen is null ? MapBridgeSight.NotRead : MapBridgeSight.Missing,
            Networks = [.. networks.Select(ToMap).OrderBy(static network => network.Name, StringComparer.Ordinal)],
        };
        if (observation.Nics.Host.IfSeen is { } host && host.FindBridge(name) is { } found)
        {
            var taps = TapsOf(observation.Nics.Nics);
            bridge = bridge with { Firewall = BridgeFirewall.Of(found, host.Netfilter) };
            bridge = WithHost(bridge, found, host.UplinksOf(found, taps, null), taps, nics);
            nics = [.. nics.Select(nic => IsOff(nic, found) ? nic with { State = MapNicState.OffBridge } : nic)];
        }

        return bridge with { Nics = [.. nics.Select(nic => nic with { Findings = MapFindings.Of(nic, bridge) })] };
    }

    private static MapBridge WithHost(
        MapBridge bridge,
        HostBridge found,
        BridgeUplinks uplinks,
        IReadOnlyDictionary<string, GuestTap> taps,
        IReadOnlyList<MapNic> nics)
    {
        var uplink = uplinks.Single;
        var drawn = nics.Select(static nic => nic.Tap).OfType<string>().ToHashSet();
        return bridge with
        {
            Sight = MapBridgeSight.Seen,
            Options = found.Options,
            OwnVlans = found.OwnVlans,
            VlanInterfaces = [.. found.VlanInterfaces.Select(static link => new MapVlanInterface(link.Name, link.Vlan!.Id))],
            Uplink = uplink is null ? null : ToMap(uplink, taps),
            UplinkCandidates = [.. uplinks.Candidates.Select(static port => port.Name).Order(StringComparer.Ordinal)],
            OtherPorts =
            [
                .. found.Ports.Where(port => port.Name != uplink?.Name && !drawn.Contains(port.Name)).Select(port => ToMap(port, taps)),
            ],
        };
    }

    private static bool IsOff(MapNic nic, HostBridge bridge) =>
        nic is { State: MapNicState.Read, Tap: { } tap } && bridge.FindPort(tap) is null;

    private static MapPort ToMap(HostPort port, IReadOnlyDictionary<string, GuestTap> taps) => new(
        port.Name,
        port.Link.BridgePort?.State,
        port.Vlans,
        BridgeUplinks.IsTap(port.Link, taps),
        taps.GetValueOrDefault(port.Name)?.Domain);

    private static MapNetwork ToMap(NetworkSnapshot network) => new()
    {
        Name = network.Network.Name,
        IsActive = network.IsActive,
        ForwardMode = network.Current.ForwardMode,
        IsIsolated = network.Current.IsIsolated,
        Vlan = network.Current.Vlan,
        PortGroups = network.Current.PortGroups,
    };

    private static MapNic ToMap(ListedNic nic) => new()
    {
        Domain = nic.Domain.Domain.Name,
        DomainUuid = nic.Domain.Domain.Uuid,
        IsRunning = nic.Domain.IsRunning,
        Name = nic.Nics.Name,
        Mac = nic.Current.Mac?.ToString(),
        Tap = nic.Nics.Live?.Tap,
        Link = nic.Current.EffectiveLink,
        Type = nic.Type,
        Bridge = nic.Bridge,
        Network = nic.Current.Source.Network,
        PortGroup = nic.Current.Source.PortGroup,
        Intended = nic.Vlans.Expected,
        State = StateOf(nic),
        Effective = nic.Vlans.Found,
        Problem = nic.Vlans.Mismatch?.ToString(),
    };

    private static MapNicState StateOf(ListedNic nic) =>
        !nic.Domain.IsRunning ? MapNicState.Stopped
        : nic.Nics.Live is null ? MapNicState.NotPlugged
        : nic.Vlans.Unseen is not null ? MapNicState.NotRead
        : nic.Vlans.Found is null ? MapNicState.NoPort
        : MapNicState.Read;

    private static Dictionary<string, GuestTap> TapsOf(IReadOnlyList<ListedNic> nics) => nics
        .Where(static nic => nic.Nics.Live?.Tap is not null)
        .Select(static nic => new GuestTap(nic.Nics.Live!.Tap!, nic.Domain.Domain.Name, nic.Nics.Name))
        .DistinctBy(static tap => tap.Name)
        .ToDictionary(static tap => tap.Name, StringComparer.Ordinal);
}
