using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>A network link of the host, as the kernel has it.</summary>
internal sealed record HostLink
{
    private const string TapKind = "tun";

    /// <summary>The number by which the kernel knows it.</summary>
    public required int Index { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>The kind, such as <c>bridge</c>, <c>vlan</c>, <c>tun</c>, <c>veth</c>; null of hardware.</summary>
    public string? Kind { get; init; }

    /// <summary>The MAC address; null of links that have none.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The MTU.</summary>
    public int? Mtu { get; init; }

    /// <summary>The operational state of RFC 2863 in the kernel's words: <c>UP</c>, <c>DOWN</c>, <c>LOWERLAYERDOWN</c> and so on.</summary>
    public string? OperationalState { get; init; }

    /// <summary>Whether the host has switched it on.</summary>
    public bool IsUp { get; init; }

    /// <summary>The name of the bridge, or bond, or other link that it belongs to.</summary>
    public string? Master { get; init; }

    /// <summary>The name of the link that it stands on, as a VLAN interface does.</summary>
    public string? Lower { get; init; }

    /// <summary>Its IP addresses.</summary>
    public IReadOnlyList<LinkAddress> Addresses { get; init; } = [];

    /// <summary>Set where it is a bridge.</summary>
    public BridgeOptions? Bridge { get; init; }

    /// <summary>Set where it is a port of a bridge.</summary>
    public BridgePortOptions? BridgePort { get; init; }

    /// <summary>Set where it is a VLAN interface.</summary>
    public VlanOptions? Vlan { get; init; }

    /// <summary>Whether it is a tap: a link whose other end is a program.</summary>
    public bool IsTap => Kind == TapKind;

    /// <summary>For messages: what it is.</summary>
    public string KindForMessages => Kind is null ? "hardware" : $"of the kind {Kind}";
}
