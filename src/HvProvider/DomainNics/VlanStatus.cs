using HvProvider.Hosts.Locality;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>What the bridge makes of a NIC, beside what it should.</summary>
internal sealed record VlanStatus
{
    /// <summary>Nothing can be told: there is no such bridge, or a libvirt network decides when the guest starts.</summary>
    public static readonly VlanStatus Unavailable = new();

    /// <summary>Why the host cannot be seen; null where it was.</summary>
    public NoHostView? Unseen { get; init; }

    /// <summary>The VLANs that the NIC has to have, where that is known.</summary>
    public PortVlans? Expected { get; init; }

    /// <summary>The VLANs that its tap has; null while the guest does not have the NIC.</summary>
    public PortVlans? Found { get; init; }

    /// <summary>In what the tap is not as it should be; null when it is, or there is none.</summary>
    public VlanMismatch? Mismatch { get; init; }

    /// <summary>The bridge's default PVID.</summary>
    public int? DefaultPvid { get; init; }

    /// <summary>The VLANs of the NIC, or those that it will have.</summary>
    public PortVlans? Effective => Found ?? Expected;
}
