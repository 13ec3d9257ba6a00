using System.Globalization;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Owners;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>Compares the VLANs of a tap with the expected ones.</summary>
internal static class VlanVerification
{
    /// <summary>The difference; null if there is none.</summary>
    /// <param name="bridge">The bridge that the tap is expected on.</param>
    /// <param name="tap">The name of the tap.</param>
    /// <param name="port">The tap as read from the host; null if there is no such link.</param>
    /// <param name="asksForVlans">Whether the NIC configures VLANs; otherwise it gets those that the bridge assigns to every port.</param>
    /// <param name="expected">The expected VLANs.</param>
    /// <param name="host">The host, for the cure; null if only the tap and the bridge were read.</param>
    public static VlanMismatch? Check(
        HostLink bridge, string tap, HostPort? port, bool asksForVlans, PortVlans expected, HostView? host)
    {
        if (port is null)
        {
            return new VlanMismatch(
                MismatchKind.Missing, $"The host has no link \"{tap}\".", expected.ToString(), "Another tool removed it. Apply again.");
        }

        if (port.Bridge != bridge.Name)
        {
            return new VlanMismatch(
                MismatchKind.OffBridge,
                port.Bridge is { } other
                    ? $"The tap \"{tap}\" is on bridge \"{other}\", expected \"{bridge.Name}\"."
                    : $"The tap \"{tap}\" is not on a bridge, expected \"{bridge.Name}\".",
                expected.ToString(),
                "Another tool on the host moves it." + (host is null ? "" : $" {host.SuspectsOn(bridge).OfMove}"));
        }

        if (!port.Link.IsUp)
        {
            return new VlanMismatch(
                MismatchKind.Down,
                $"The tap \"{tap}\" is down on the host.",
                expected.ToString(),
                $"Another tool set it down. It can also be set up on the host: ip link set {tap} up.");
        }

        if (asksForVlans && bridge.Bridge is not { VlanFiltering: true })
        {
            return new VlanMismatch(
                MismatchKind.NotFiltering,
                $"VLAN filtering is disabled on bridge \"{bridge.Name}\", so all its ports are in one network.",
                expected.ToString(),
                $"On the host, {OwnerOf(bridge, host).EnableFiltering(bridge)}.");
        }

        return port.Vlans == expected
            ? null
            : new VlanMismatch(
                MismatchKind.Vlans,
                $"VLANs of tap \"{tap}\": {port.Vlans}.",
                expected.ToString(),
                CureOf(bridge, port.Vlans, expected, host));
    }

    private static string CureOf(HostLink bridge, PortVlans found, PortVlans expected, HostView? host)
    {
        // libvirt removes only VLAN 1 from a new port.
        if (bridge.Bridge?.DefaultPvid is { } leaking && found.Untagged.Contains(leaking) && !expected.Untagged.Contains(leaking))
        {
            var vlan = leaking.ToString(CultureInfo.InvariantCulture);
            return $"VLAN {vlan} leaks to the guest: it is the default PVID of bridge \"{bridge.Name}\", which the kernel assigns to every "
                + $"new port and libvirt does not remove. On the host, {OwnerOf(bridge, host).RemoveDefaultPvid(bridge)}.";
        }

        return "Another tool on the host changes the VLANs of taps." + (host is null ? "" : $" {host.SuspectsOn(bridge).OfVlans}");
    }

    private static NetworkOwner OwnerOf(HostLink bridge, HostView? host) => host?.OwnerOf(bridge) ?? UnknownOwner.Instance;
}
