using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>A port of a bridge.</summary>
/// <param name="Link">The link that is the port.</param>
/// <param name="Vlans">Its VLANs, which count only where the bridge filters.</param>
internal sealed record HostPort(HostLink Link, PortVlans Vlans)
{
    /// <summary>The link's name.</summary>
    public string Name => Link.Name;

    /// <summary>The bridge's name; null when the link is on no bridge.</summary>
    public string? Bridge => Link.BridgePort is null ? null : Link.Master;

    /// <summary>Whether it reaches only ports that are not isolated.</summary>
    public bool IsIsolated => Link.BridgePort?.Isolated is true;
}
