using HvProvider.Commands.Map.Model;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Wording;

/// <summary>What the text and the picture say alike.</summary>
internal static class MapWords
{
    /// <summary>What stands for a thing that is not there.</summary>
    public const string None = "-";

    /// <summary>The line above everything.</summary>
    public static string Title(HostMap map) => $"Layer 2 of {map.Hostname}";

    /// <summary>Where it was read.</summary>
    public static string Source(HostMap map) => $"{map.Uri}, libvirt {map.LibvirtVersion}";

    /// <summary>That something was not read.</summary>
    public static string Unread(UnreadPart part) =>
        $"Not read: the {(part.Name == UnreadPart.Host ? "host's own network" : "libvirt networks")}. {part.Reason}";

    /// <summary>What a bridge does with VLANs, in a few words each.</summary>
    public static IReadOnlyList<string> Facts(MapBridge bridge) => bridge switch
    {
        { Sight: MapBridgeSight.NotRead } => ["not read"],
        { Sight: MapBridgeSight.Missing } => ["the host has no such bridge"],
        { Filters: false } => ["does not filter VLANs: all its ports are in one network"],
        { Options.DefaultPvid: null } => ["filters VLANs", "no default VLAN"],
        { Options.DefaultPvid: { } pvid } => ["filters VLANs", $"default VLAN {pvid}"],
        _ => [],
    };

    /// <summary>What stands in the place of an uplink that is not drawn.</summary>
    public static string NoUplink(MapBridge bridge) => bridge.Sight switch
    {
        MapBridgeSight.NotRead => "uplink: not read",
        MapBridgeSight.Missing => "no uplink",
        _ => bridge.OtherPorts.Any(static port => !port.IsTap)
            ? "several ports are no taps: which one is the uplink cannot be told"
            : "no uplink: no port leads out of this host",
    };

    /// <summary>Whose a port is that is no NIC of the drawing; empty where that is not known.</summary>
    public static string Owner(MapPort port) =>
        port.Domain is { } domain ? $"a tap of {domain}" : port.IsTap ? "a tap of somebody else" : "";

    /// <summary>The part that the host itself takes, null where it takes none or was not seen.</summary>
    public static string? Host(MapBridge bridge) => bridge.VlanInterfaces.Count == 0
        ? null
        : "the host itself: " + string.Join(", ", bridge.VlanInterfaces.Select(static link => $"{link.Name} on VLAN {link.Vlan}"));

    /// <summary>A network, but for its name.</summary>
    public static IReadOnlyList<string> Facts(HostMap map, MapSection section)
    {
        if (section.Network is not { } network)
        {
            return [map.Unread.Any(static part => part.Name == UnreadPart.Networks) ? "not read" : "libvirt has no such network"];
        }

        return
        [
            .. new[]
            {
                network.IsActive ? null : "not active",
                network.ForwardMode == Networks.NetworkXml.BridgeMode ? null : $"forward mode {network.ForwardMode ?? "none"}",
                network.IsIsolated ? "its NICs are isolated from each other" : null,
                network.Vlan is null ? null : VlanWords.Of(network.Vlan),
            }.OfType<string>(),
        ];
    }

    /// <summary>The heading of NICs that are drawn together; null where they need none.</summary>
    public static string? Heading(MapSection section, MapGroup group) => group switch
    {
        { Definition: { } definition } =>
            $"port group {group.PortGroup}{(definition.IsDefault ? " (default)" : "")}: {VlanWords.Of(section.Network!.VlanOf(definition))}",
        { PortGroup: { } name } => $"port group {name}: {(section.Network is null ? "not read" : "the network has none of that name")}",
        _ => section.Network is { PortGroups.Count: > 0 } ? "without a port group" : null,
    };

    /// <summary>The VLANs that a NIC should have.</summary>
    public static string Intended(MapNic nic) =>
        nic.Intended is { } vlans ? VlanWords.Of(vlans) : nic.State == MapNicState.NotRead ? "not read" : "not known";

    /// <summary>The VLANs that a NIC has, or why nothing is said of them.</summary>
    public static string Effective(MapBridge bridge, MapNic nic) => nic switch
    {
        { State: MapNicState.Read, Effective: { } vlans } => bridge.Filters ? VlanWords.Of(vlans) : "not filtered",
        _ => State(nic.State),
    };

    /// <summary>Why nothing is said of the VLANs of a NIC.</summary>
    public static string State(MapNicState state) => state switch
    {
        MapNicState.OffBridge => "not on the bridge",
        MapNicState.Stopped => "stopped: none",
        MapNicState.NotPlugged => "not plugged in",
        MapNicState.NoPort => "no port",
        MapNicState.NotRead => "not read",
        _ => "read",
    };

    /// <summary>A kind of finding in a word or two.</summary>
    public static string Name(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "leak",
        MapFindingKind.Mismatch => "mismatch",
        MapFindingKind.MissingPortGroup => "no such port group",
        _ => "not on the uplink",
    };

    /// <summary>What is marked at a NIC: <c>leak: 20</c>.</summary>
    public static string Mark(MapFinding finding) =>
        Name(finding.Kind) + (finding.Vlans.Count == 0 ? "" : $": {VlanRanges.Format(finding.Vlans)}");

    /// <summary>What a kind of finding means.</summary>
    public static string Meaning(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "the port has a VLAN that the NIC should not have",
        MapFindingKind.Mismatch => "the port does not have a VLAN as the NIC should have it",
        MapFindingKind.MissingPortGroup => "the network does not have the port group that the NIC names",
        _ => "the VLAN ends on this host",
    };

    /// <summary>The sign of a kind of finding, as it stands before its name.</summary>
    public static string Sign(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "▲",
        MapFindingKind.Mismatch => "✗",
        MapFindingKind.MissingPortGroup => "?",
        _ => "◌",
    };

    /// <summary>All kinds, the worst first.</summary>
    public static IReadOnlyList<MapFindingKind> Kinds { get; } =
        [MapFindingKind.Leak, MapFindingKind.Mismatch, MapFindingKind.MissingPortGroup, MapFindingKind.NotOnUplink];

    /// <summary>The sum: what was found, and never that nothing was where nothing was read.</summary>
    public static string Sum(HostMap map)
    {
        var found = Kinds.Select(kind => (Kind: kind, Count: map.Count(kind))).Where(static one => one.Count > 0)
            .Select(static one => $"{Name(one.Kind)}: {one.Count} {(one.Count == 1 ? "NIC" : "NICs")}").ToArray();
        var sum = found.Length > 0 ? string.Join(", ", found) + "." : map.IsHostRead ? "No leaks, no mismatches." : "";
        return map.IsHostRead ? sum : $"{sum} Leaks and mismatches are not known: the VLANs of the taps were not read.".TrimStart();
    }

    /// <summary>The host's name of a NIC that something was found of: <c>web01 lan (vnet3)</c>.</summary>
    public static string Name(MapNic nic) =>
        string.Join(' ', new[] { nic.Domain, nic.Name ?? nic.Mac }.OfType<string>()) + (nic.Tap is null ? "" : $" ({nic.Tap})");

    /// <summary>The carrier that the guest sees.</summary>
    public static string Link(MapNic nic) => nic.Link == Nics.LinkState.Up ? "up" : "down";
}
