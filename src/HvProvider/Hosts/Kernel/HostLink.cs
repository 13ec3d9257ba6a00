using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>A network link of the host.</summary>
internal sealed record HostLink
{
    private const string TapKind = "tun";
    private const string OpenVSwitchKind = "openvswitch";

    /// <summary>The interface index.</summary>
    public required int Index { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The alternative names.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>The link kind, such as <c>bridge</c>, <c>vlan</c>, <c>tun</c>, <c>veth</c>; null for hardware devices.</summary>
    public string? Kind { get; init; }

    /// <summary>The permanent MAC address of the hardware, if it differs from the current one.</summary>
    public MacAddress? PermanentMac { get; init; }

    /// <summary>The MAC address; null if it has none.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The MTU.</summary>
    public int? Mtu { get; init; }

    /// <summary>
    /// The operational state (RFC 2863) as reported by the kernel: <c>UP</c>, <c>DOWN</c>, <c>LOWERLAYERDOWN</c> and so on.
    /// </summary>
    public string? OperationalState { get; init; }

    /// <summary>Whether it is administratively up.</summary>
    public bool IsUp { get; init; }

    /// <summary>The name of its master: a bridge, a bond or another link.</summary>
    public string? Master { get; init; }

    /// <summary>The name of its lower link, such as that of a VLAN interface.</summary>
    public string? Lower { get; init; }

    /// <summary>Its IP addresses.</summary>
    public IReadOnlyList<LinkAddress> Addresses { get; init; } = [];

    /// <summary>Set for a bridge.</summary>
    public BridgeOptions? Bridge { get; init; }

    /// <summary>Set for a bridge port.</summary>
    public BridgePortOptions? BridgePort { get; init; }

    /// <summary>Set for a VLAN interface.</summary>
    public VlanOptions? Vlan { get; init; }

    /// <summary>Whether it is an Open vSwitch bridge, or another port of Open vSwitch in the kernel.</summary>
    public bool IsOpenVSwitch => Kind == OpenVSwitchKind;

    /// <summary>Whether it is a tap, whose other end is a program.</summary>
    public bool IsTap => Kind == TapKind;

    /// <summary>Whether this is its name or one of its alternative names.</summary>
    public bool IsNamed(string name) => Name == name || AlternativeNames.Contains(name, StringComparer.Ordinal);

    /// <summary>A description of its kind for messages.</summary>
    public string KindForMessages => Kind is null ? "a hardware device" : $"of type {Kind}";
}
