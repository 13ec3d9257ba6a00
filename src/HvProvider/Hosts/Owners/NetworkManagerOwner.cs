using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>NetworkManager, also if netplan writes its connection profiles.</summary>
/// <param name="connectionOf">The UUID of the connection profile of a link; null if it is not known.</param>
internal sealed class NetworkManagerOwner(Func<HostLink, string?> connectionOf) : NetworkOwner
{
    private const string WhenActive = "it takes effect when the connection is activated";

    /// <inheritdoc />
    public override string Name => "NetworkManager";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => $"run: {Modify(bridge, "bridge.vlan-filtering yes")}; {WhenActive}";

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) => $"run: {Modify(bridge, "bridge.vlan-default-pvid 0")}; {WhenActive}";

    /// <inheritdoc />
    public override string DefaultPvid(int vlan) => $"bridge.vlan-default-pvid {Text(vlan)}";

    /// <inheritdoc />
    public override string PortVlans(HostLink bridge, HostLink port, string vlans) =>
        Modify(port, $"+bridge-port.vlans \"{vlans}\"");

    /// <inheritdoc />
    public override string NativeVlan(HostLink bridge, HostLink port, int vlan) =>
        $"\"{Text(vlan)} pvid untagged\" in {PlaceOfPortVlans(bridge, port)}";

    /// <inheritdoc />
    public override string PlaceOfPortVlans(HostLink bridge, HostLink port) => $"bridge-port.vlans of {Profile(port)}";

    private string Modify(HostLink link, string setting) => connectionOf(link) is { } uuid
        ? $"nmcli connection modify uuid {uuid} {setting}"
        : $"nmcli connection modify CONNECTION {setting} (CONNECTION is that of \"{link.Name}\")";

    private string Profile(HostLink link) => "the connection profile " + (connectionOf(link) ?? $"of \"{link.Name}\"");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
