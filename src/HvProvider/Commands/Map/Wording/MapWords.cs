using HvProvider.Commands.Map.Model;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Wording;

/// <summary>The texts that the text map and the picture share.</summary>
internal static class MapWords
{
    /// <summary>The placeholder for missing values.</summary>
    public const string None = "-";

    /// <summary>The title.</summary>
    public static string Title(HostMap map) => $"Layer 2 of {map.Hostname}";

    /// <summary>The source of the data.</summary>
    public static string Source(HostMap map) => $"{map.Uri}, libvirt {map.LibvirtVersion}";

    /// <summary>The note that a part was not read.</summary>
    public static string Unread(UnreadPart part) => part.Name switch
    {
        UnreadPart.Host => $"Not read: the host's own network. {part.Reason}",
        UnreadPart.Networks => $"Not read: the libvirt networks. {part.Reason}",
        _ => $"Not read: the NICs of these domains: {part.Reason}",
    };

    /// <summary>The VLAN settings of a bridge.</summary>
    public static IReadOnlyList<string> Facts(MapBridge bridge) => bridge switch
    {
        { Sight: MapBridgeSight.NotRead } => ["not read"],
        { Sight: MapBridgeSight.Missing } => ["does not exist on the host"],
        { Filters: false } => ["VLAN filtering off: all ports are in one network"],
        { Options.DefaultPvid: null } => ["VLAN filtering on", "no default PVID"],
        { Options.DefaultPvid: { } pvid } => ["VLAN filtering on", $"default PVID {pvid}"],
        _ => [],
    };

    /// <summary>The text in place of a missing uplink.</summary>
    public static string NoUplink(MapBridge bridge) => bridge.Sight switch
    {
        MapBridgeSight.NotRead => "uplink: not read",
        MapBridgeSight.Missing => "no uplink",
        _ when bridge.UplinkCandidates.Count > 0 => $"uplink: ambiguous ({string.Join(", ", bridge.UplinkCandidates)})",
        _ => bridge.OtherPorts.Any(static port => !port.IsTap)
            ? "no uplink: no port leads off the host"
            : "no uplink: all ports are taps",
    };

    /// <summary>The owner of a port that is not a drawn NIC; empty if it is not known.</summary>
    public static string Owner(MapPort port) =>
        port.Domain is { } domain ? $"tap of {domain}" : port.IsTap ? "tap, owner unknown" : "";

    /// <summary>The VLAN interfaces of the host; null if there are none, or they were not read.</summary>
    public static string? Host(MapBridge bridge) => bridge.VlanInterfaces.Count == 0
        ? null
        : "host: " + string.Join(", ", bridge.VlanInterfaces.Select(static link => $"{link.Name} on VLAN {link.Vlan}"));

    /// <summary>The properties of a network, without its name.</summary>
    public static IReadOnlyList<string> Facts(HostMap map, MapSection section)
    {
        if (section.Network is not { } network)
        {
            return [map.Unread.Any(static part => part.Name == UnreadPart.Networks) ? "not read" : "does not exist in libvirt"];
        }

        return
        [
            .. new[]
            {
                network.IsActive ? null : "not active",
                network.ForwardMode == Networks.NetworkXml.BridgeMode ? null : $"forward mode {network.ForwardMode ?? "none"}",
                network.IsIsolated ? "NICs isolated from each other" : null,
                network.Vlan is null ? null : VlanWords.Of(network.Vlan),
            }.OfType<string>(),
        ];
    }

    /// <summary>The heading of a group of NICs; null if it needs none.</summary>
    public static string? Heading(MapSection section, MapGroup group) => group switch
    {
        { Definition: { } definition } =>
            $"port group {group.PortGroup}{(definition.IsDefault ? " (default)" : "")}: "
            + $"{VlanWords.Of(section.Network!.VlanOf(definition))}",
        { PortGroup: { } name } => $"port group {name}: {(section.Network is null ? "not read" : "does not exist in the network")}",
        _ => section.Network is { PortGroups.Count: > 0 } ? "without a port group" : null,
    };

    /// <summary>The configured VLANs of a NIC.</summary>
    public static string Intended(MapNic nic) =>
        nic.Intended is { } vlans ? VlanWords.Of(vlans) : nic.State == MapNicState.NotRead ? "not read" : "unknown";

    /// <summary>The effective VLANs of a NIC, or why they are not known.</summary>
    public static string Effective(MapBridge bridge, MapNic nic) => nic switch
    {
        { State: MapNicState.Read, Effective: { } vlans } => bridge.Filters ? VlanWords.Of(vlans) : "not filtered",
        _ => State(nic.State),
    };

    /// <summary>Why the effective VLANs of a NIC are not known.</summary>
    public static string State(MapNicState state) => state switch
    {
        MapNicState.OffBridge => "not on the bridge",
        MapNicState.Stopped => "stopped: none",
        MapNicState.NotPlugged => "not attached",
        MapNicState.NoPort => "no port",
        MapNicState.NotRead => "not read",
        _ => "read",
    };

    /// <summary>The name of a kind of finding.</summary>
    public static string Name(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "leak",
        MapFindingKind.Mismatch => "mismatch",
        MapFindingKind.MissingPortGroup => "no such port group",
        MapFindingKind.Firewall => "host firewall",
        _ => "not on the uplink",
    };

    /// <summary>The marker of a NIC: <c>leak: 20</c>.</summary>
    public static string Mark(MapFinding finding) =>
        Name(finding.Kind) + (finding.Vlans.Count == 0 ? "" : $": {VlanRanges.Format(finding.Vlans)}");

    /// <summary>The meaning of a kind of finding.</summary>
    public static string Meaning(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "the port has a VLAN that is not configured for the NIC",
        MapFindingKind.Mismatch => "a configured VLAN is missing on the port, or tagged differently",
        MapFindingKind.MissingPortGroup => "the port group of the NIC does not exist in the network",
        MapFindingKind.Firewall => "the host's firewall drops packets on the bridge, or may drop them",
        _ => "the VLAN ends on this host",
    };

    /// <summary>The symbol of a kind of finding, shown before its name.</summary>
    public static string Sign(MapFindingKind kind) => kind switch
    {
        MapFindingKind.Leak => "▲",
        MapFindingKind.Mismatch => "✗",
        MapFindingKind.MissingPortGroup => "?",
        MapFindingKind.Firewall => "▣",
        _ => "◌",
    };

    /// <summary>All kinds, the most severe first.</summary>
    public static IReadOnlyList<MapFindingKind> Kinds { get; } =
    [
        MapFindingKind.Leak, MapFindingKind.Mismatch, MapFindingKind.MissingPortGroup, MapFindingKind.NotOnUplink, MapFindingKind.Firewall,
    ];

    /// <summary>The summary of all findings. It never claims that there are none if data was not read.</summary>
    public static string Sum(HostMap map)
    {
        var found = Kinds.Select(kind => (Kind: kind, Count: map.Count(kind))).Where(static one => one.Count > 0)
            .Select(static one => $"{Name(one.Kind)}: {one.Count} {(one.Count == 1 ? "NIC" : "NICs")}").ToArray();
        var sum = found.Length > 0 ? string.Join(", ", found) + "." : map.IsHostRead ? "No leaks, no mismatches." : "";
        return map.IsHostRead ? sum : $"{sum} Leaks and mismatches are unknown: the VLANs of the taps were not read.".TrimStart();
    }

    /// <summary>The display name of a NIC with findings: <c>web01 lan (vnet3)</c>.</summary>
    public static string Name(MapNic nic) =>
        string.Join(' ', new[] { nic.Domain, nic.Name ?? nic.Mac }.OfType<string>()) + (nic.Tap is null ? "" : $" ({nic.Tap})");

    /// <summary>The link state that the guest sees.</summary>
    public static string Link(MapNic nic) => LinkStateText.Of(nic.Link);
}
