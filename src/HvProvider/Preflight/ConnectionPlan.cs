using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Owners;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using LibvirtSharp;

namespace HvProvider.Preflight;

/// <summary>The planned connection of a NIC, or of all NICs of a port group, and the state of the hypervisor.</summary>
internal sealed record ConnectionPlan
{
    private static readonly Dictionary<string, GuestTap> NoGuests = [];

    /// <summary>The bridge; null if it is not yet known.</summary>
    public required string? Bridge { get; init; }

    /// <summary>Whether the configured VLANs are known.</summary>
    public bool AreVlansKnown { get; init; } = true;

    /// <summary>The configured VLANs; null for untagged.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>Whether a port group of a network configures them, not a NIC.</summary>
    public bool IsPortGroup { get; init; }

    /// <summary>Whether the VLANs of a NIC change while it is attached to a running domain.</summary>
    public bool ChangesLiveVlans { get; init; }

    /// <summary>The tap of the NIC; null if it does not exist yet.</summary>
    public string? Tap { get; init; }

    /// <summary>The MAC address of the guest; null if it is not known.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>The hypervisor's host; null if it is not readable.</summary>
    public HostView? Host { get; init; }

    /// <summary>Whether the daemon belongs to a user session and runs without privileges.</summary>
    public bool IsUserSession { get; init; }

    /// <summary>The version of libvirt; null if it is not known.</summary>
    public LibvirtVersion? Libvirt { get; init; }

    /// <summary>The bridge on the host; null if it does not exist or the host is not readable.</summary>
    public HostBridge? FoundBridge => Bridge is null ? null : Host?.FindBridge(Bridge);

    /// <summary>The same, if it filters VLANs and the configured VLANs are known.</summary>
    public HostBridge? VlanBridge => AreVlansKnown && FoundBridge is { Options.VlanFiltering: true } bridge ? bridge : null;

    /// <summary>The tool that configures the bridge, with its settings for messages.</summary>
    public NetworkOwner Owner => Host is { } host && FoundBridge is { } bridge ? host.OwnerOf(bridge.Link) : UnknownOwner.Instance;

    /// <summary>
    /// The bridge port to the physical switch; null if it is ambiguous. Taps of guests are recognised by their link type, because
    /// mapping them to domains would require a call per domain.
    /// </summary>
    public HostPort? Uplink => FoundBridge is { } bridge ? BridgeUplink.Find(bridge, NoGuests) : null;

    /// <summary>
    /// The infrastructure VLAN: the VLAN that is untagged on the uplink in both directions. Null if there is none, or it is not
    /// known.
    /// </summary>
    public int? InfrastructureVlan => VlanBridge is null ? null : Uplink?.Vlans.UntaggedBothWays;

    /// <summary>For messages: the configured VLANs.</summary>
    public string VlanText => Vlan is null ? "no VLAN" : Vlan.Trunk ? $"the {Vlan}" : $"VLAN {Vlan}";
}
