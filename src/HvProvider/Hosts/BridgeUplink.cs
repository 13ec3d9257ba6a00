using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>Tells which port of a bridge leads to the physical switch.</summary>
internal static class BridgeUplink
{
    /// <summary>
    /// The one port that is no tap; null where there is none, or several, so that it cannot be told. Taps are those of running
    /// domains, and all others: of a domain that is just being started, or of another hypervisor.
    /// </summary>
    public static HostPort? Find(HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps) =>
        bridge.Ports.Where(port => !IsTap(port.Link, taps)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether a program is at the other end of a link, as QEMU is.</summary>
    public static bool IsTap(HostLink link, IReadOnlyDictionary<string, GuestTap> taps) => link.IsTap || taps.ContainsKey(link.Name);
}
