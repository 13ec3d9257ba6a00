using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>Finds the port of a bridge that leads to the physical switch.</summary>
internal static class BridgeUplink
{
    /// <summary>
    /// The only port that is not a tap; null if there is none, or several. Taps of running domains and other taps are excluded,
    /// for example of a starting domain or another hypervisor.
    /// </summary>
    public static HostPort? Find(HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps) =>
        bridge.Ports.Where(port => !IsTap(port.Link, taps)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether a program such as QEMU is at the other end of a link.</summary>
    public static bool IsTap(HostLink link, IReadOnlyDictionary<string, GuestTap> taps) => link.IsTap || taps.ContainsKey(link.Name);
}
