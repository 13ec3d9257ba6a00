using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>A tap on the host at one moment.</summary>
/// <param name="Bridge">The bridge that it is a port of; null for none.</param>
/// <param name="IsUp">Whether it is administratively up.</param>
/// <param name="Vlans">Its VLANs.</param>
internal sealed record TapState(string? Bridge, bool IsUp, PortVlans Vlans)
{
    /// <summary>The state of a link as read from the host; null if there is no such link.</summary>
    public static TapState? Of(HostPort? port) => port is null ? null : new(port.Bridge, port.Link.IsUp, port.Vlans);
}
