using HvProvider.Hosts.Locality;
using HvProvider.Hypervisor;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>The VLANs of a NIC's bridge port, found and expected.</summary>
internal sealed record VlanStatus
{
    /// <summary>
    /// The VLANs cannot be determined: the bridge does not exist, or a libvirt network assigns them when the domain starts.
    /// </summary>
    public static readonly VlanStatus Unavailable = new();

    /// <summary>The reason why the host cannot be read; null if it was read.</summary>
    public NoHostView? Unseen { get; init; }

    /// <summary>The expected VLANs of the NIC, if they are known.</summary>
    public PortVlans? Expected { get; init; }

    /// <summary>The VLANs of its tap; null if the NIC is not attached to a running domain.</summary>
    public PortVlans? Found { get; init; }

    /// <summary>The difference between the tap and the expected VLANs; null if there is none, or there is no tap.</summary>
    public VlanMismatch? Mismatch { get; init; }

    /// <summary>The tap; null if there is none, or the host was not read.</summary>
    public TapState? Tap { get; init; }

    /// <summary>The drift of the tap, if the caller determined it.</summary>
    public TapDrift? Drift { get; init; }

    /// <summary>Whether the host's kernel sets VLANs on ports of the bridge, whether or not the bridge filters by them.</summary>
    public bool SupportsVlans { get; init; }

    /// <summary>The bridge's default PVID.</summary>
    public int? DefaultPvid { get; init; }

    /// <summary>The VLANs of the NIC, or the VLANs that it will have.</summary>
    public PortVlans? Effective => Found ?? Expected;

    /// <summary>Whether the VLANs cannot be read although the plan read the bridge.</summary>
    /// <param name="session">The operation.</param>
    /// <param name="nics">The NIC.</param>
    /// <param name="planned">The planned VLANs; null if there are none.</param>
    public bool IsLost(HypervisorSession session, DomainNic nics, PortVlans? planned) => Effective is null
        && (planned is not null
            || (nics.Current is { } nic && nics.BridgeOf(nic) is { } bridge && session.FoundBridges.ContainsKey(bridge)));
}
