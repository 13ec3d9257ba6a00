using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>Compares what the bridge does with a tap with what was meant.</summary>
internal static class VlanVerification
{
    /// <summary>The difference; null when there is none.</summary>
    /// <param name="bridge">The bridge that the tap has to be on.</param>
    /// <param name="tap">The name of the tap.</param>
    /// <param name="port">The tap as it was found; null when there is no such link.</param>
    /// <param name="asksForVlans">Whether the NIC asks for VLANs, rather than for what the bridge gives every port.</param>
    /// <param name="meant">The VLANs that it has to have.</param>
    public static VlanMismatch? Check(HostLink bridge, string tap, HostPort? port, bool asksForVlans, PortVlans meant)
    {
        if (port is null)
        {
            return new VlanMismatch($"The host has no link \"{tap}\".", meant.ToString(), "Something else has removed it: apply again.");
        }

        if (port.Bridge != bridge.Name)
        {
            return new VlanMismatch(
                port.Bridge is { } other
                    ? $"The tap \"{tap}\" is on the bridge \"{other}\" instead of \"{bridge.Name}\"."
                    : $"The tap \"{tap}\" is on no bridge; it should be on \"{bridge.Name}\".",
                meant.ToString(),
                "Something on the host takes it away. Often it is a .network file of systemd-networkd whose [Match] fits taps: have "
                + "it match the uplink only.");
        }

        if (asksForVlans && bridge.Bridge is not { VlanFiltering: true })
        {
            return new VlanMismatch(
                $"The bridge \"{bridge.Name}\" does not filter VLANs, so that all its ports are in one network.",
                meant.ToString(),
                "The host has to change: VLANFiltering=yes in the bridge's .netdev file, or vlan_filtering 1.");
        }

        return port.Vlans == meant
            ? null
            : new VlanMismatch($"The tap \"{tap}\" has the VLANs: {port.Vlans}.", meant.ToString(), CureOf(bridge, port.Vlans, meant));
    }

    private static string CureOf(HostLink bridge, PortVlans found, PortVlans meant)
    {
        // libvirt takes from a new port VLAN 1 only.
        if (bridge.Bridge?.DefaultPvid is { } leaking && found.Untagged.Contains(leaking) && !meant.Untagged.Contains(leaking))
        {
            var vlan = leaking.ToString(CultureInfo.InvariantCulture);
            return $"VLAN {vlan} leaks to the guest: it is the default PVID of the bridge \"{bridge.Name}\", which every new port gets "
                + "and libvirt does not take away. The host has to change: DefaultPVID=none (or no DefaultPVID= at all) in the "
                + "bridge's .netdev file.";
        }

        return "Something on the host changes the VLANs of taps. Often it is a .network file of systemd-networkd with [BridgeVLAN] "
            + "whose [Match] fits taps: have it match the uplink only.";
    }
}
