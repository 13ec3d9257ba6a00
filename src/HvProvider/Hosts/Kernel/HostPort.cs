using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>A port of a bridge.</summary>
/// <param name="Link">The link of the port.</param>
/// <param name="Vlans">The VLANs, which have an effect only with VLAN filtering.</param>
internal sealed record HostPort(HostLink Link, PortVlans Vlans)
{
    /// <summary>The link's name.</summary>
    public string Name => Link.Name;

    /// <summary>The name of the bridge; null if the link is not on a bridge.</summary>
    public string? Bridge => Link.BridgePort is null ? null : Link.Master;

    /// <summary>Whether the port is isolated: it reaches only ports that are not isolated.</summary>
    public bool IsIsolated => Link.BridgePort?.Isolated is true;
}
