using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// The tool that configures a bridge, with the settings that change the bridge there. The texts are parts of sentences for users.
/// The provider itself never changes the host.
/// </summary>
internal abstract class NetworkOwner
{
    /// <summary>The name of the tool; null if it is not known.</summary>
    public abstract string? Name { get; }

    /// <summary>How to enable VLAN filtering on a bridge, as an instruction.</summary>
    public abstract string EnableFiltering(HostLink bridge);

    /// <summary>How to configure a bridge without a default PVID, as an instruction.</summary>
    public abstract string RemoveDefaultPvid(HostLink bridge);

    /// <summary>The setting that assigns a default PVID to a bridge.</summary>
    public abstract string DefaultPvid(int vlan);

    /// <summary>The setting that adds VLANs to a bridge port.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="port">The port.</param>
    /// <param name="vlans">The VLANs, as ranges: <c>30, 40-45</c>.</param>
    public abstract string PortVlans(HostLink bridge, HostLink port, string vlans);

    /// <summary>The setting that makes a VLAN untagged on a bridge port in both directions.</summary>
    public abstract string NativeVlan(HostLink bridge, HostLink port, int vlan);

    /// <summary>Where the VLANs of a bridge port are set.</summary>
    public abstract string PlaceOfPortVlans(HostLink bridge, HostLink port);

    /// <summary>Why a port may have a VLAN that is not configured there, as a sentence; null if there is no known reason.</summary>
    public virtual string? StrayVlan => null;

    /// <summary>Why a tap may be on no bridge or on another one, as a sentence; null if the tool leaves taps alone.</summary>
    public virtual string? MovesTaps => null;

    /// <summary>Why a tap may have VLANs that libvirt did not set, as a sentence; null if the tool leaves taps alone.</summary>
    public virtual string? ChangesTapVlans => null;
}
