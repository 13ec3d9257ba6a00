using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using LibvirtSharp;

namespace HvProvider.Preflight;

/// <summary>How a NIC, or all NICs of a port group, are to be connected, and the hypervisor that is to do it.</summary>
internal sealed record ConnectionPlan
{
    private static readonly Dictionary<string, GuestTap> NoGuests = [];

    /// <summary>The bridge; null while it is not known.</summary>
    public required string? Bridge { get; init; }

    /// <summary>Whether it is decided which VLANs are wanted.</summary>
    public bool AreVlansKnown { get; init; } = true;

    /// <summary>The VLANs that are wanted; null is untagged.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>Whether it is a network's port group that wants them, and not a NIC.</summary>
    public bool IsPortGroup { get; init; }

    /// <summary>Whether VLANs of a NIC are changed while a guest has it.</summary>
    public bool ChangesLiveVlans { get; init; }

    /// <summary>The NIC's tap; null where it is still to be made.</summary>
    public string? Tap { get; init; }

    /// <summary>The guest's MAC address; null where it is not known.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The hypervisor's host; null where it cannot be seen.</summary>
    public HostView? Host { get; init; }

    /// <summary>The version of libvirt; null where it is not known.</summary>
    public LibvirtVersion? Libvirt { get; init; }

    /// <summary>The bridge as the host has it; null where there is none, or it cannot be seen.</summary>
    public HostBridge? FoundBridge => Bridge is null ? null : Host?.FindBridge(Bridge);

    /// <summary>The same, where it heeds VLANs and it is known which are wanted.</summary>
    public HostBridge? VlanBridge => AreVlansKnown && FoundBridge is { Options.VlanFiltering: true } bridge ? bridge : null;

    /// <summary>
    /// The bridge's one port to the physical switch; null where that cannot be told. Guests' taps are known by their kind: asking
    /// which domain has which would cost a call for each of them.
    /// </summary>
    public HostPort? Uplink => FoundBridge is { } bridge ? BridgeUplink.Find(bridge, NoGuests) : null;

    /// <summary>
    /// The VLAN that the uplink carries without a tag, both ways: that of the site's infrastructure. Null where there is none, or it
    /// cannot be told.
    /// </summary>
    public int? InfrastructureVlan => VlanBridge is null ? null : Uplink?.Vlans.UntaggedBothWays;

    /// <summary>For messages: the VLANs that are wanted.</summary>
    public string Wish => Vlan is null ? "no VLAN" : Vlan.Trunk ? $"the {Vlan}" : $"VLAN {Vlan}";
}
