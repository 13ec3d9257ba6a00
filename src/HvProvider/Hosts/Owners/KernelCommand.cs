using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// The commands of iproute2 that set VLANs, for tools without settings of their own: they belong in the configuration of such a
/// tool, which runs them whenever it sets up the bridge.
/// </summary>
internal static class KernelCommand
{
    /// <summary>Enables VLAN filtering.</summary>
    public static string EnableFiltering(HostLink bridge) => $"ip link set dev {bridge.Name} type bridge vlan_filtering 1";

    /// <summary>Sets the default PVID; 0 is none.</summary>
    public static string DefaultPvid(HostLink bridge, int vlan) =>
        $"ip link set dev {bridge.Name} type bridge {DefaultPvidOption(vlan)}";

    /// <summary>The option of the bridge that this command sets.</summary>
    public static string DefaultPvidOption(int vlan) => $"vlan_default_pvid {Text(vlan)}";

    /// <summary>Adds VLANs to a port.</summary>
    public static string PortVlans(HostLink port, string vlans) => string.Join("; ", vlans
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(range => $"bridge vlan add dev {port.Name} vid {range}"));

    /// <summary>Makes a VLAN untagged on a port in both directions.</summary>
    public static string NativeVlan(HostLink port, int vlan) => $"bridge vlan add dev {port.Name} vid {Text(vlan)} pvid untagged";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
