using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>ifupdown2, for example on Proxmox VE. It has no setting for the default PVID.</summary>
/// <param name="file">The file with the stanza of the bridge.</param>
internal sealed class Ifupdown2Owner(string file) : NetworkOwner
{
    /// <inheritdoc />
    public override string Name => "ifupdown2";

    /// <inheritdoc />
    public override string MovesTaps =>
        "A common cause is ifreload of ifupdown2, which removes ports that its configuration does not list; add "
        + $"\"bridge-ports-condone-regex ^vnet\" to the stanza of the bridge in {file}.";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => $"add \"bridge-vlan-aware yes\" to {Stanza(bridge)}";

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) =>
        $"add \"post-up {KernelCommand.DefaultPvid(bridge, 0)}\" to {Stanza(bridge)}";

    /// <inheritdoc />
    public override string DefaultPvid(int vlan) => KernelCommand.DefaultPvidOption(vlan);

    /// <inheritdoc />
    public override string PortVlans(HostLink bridge, HostLink port, string vlans) =>
        $"{vlans.Replace(",", "", StringComparison.Ordinal)} in bridge-vids of {Stanza(bridge)}";

    /// <inheritdoc />
    public override string NativeVlan(HostLink bridge, HostLink port, int vlan) =>
        $"\"bridge-pvid {vlan.ToString(CultureInfo.InvariantCulture)}\" in {Stanza(port)}";

    /// <inheritdoc />
    public override string PlaceOfPortVlans(HostLink bridge, HostLink port) =>
        $"bridge-vids and bridge-pvid in the stanzas of {bridge.Name} and {port.Name} in {file}";

    private string Stanza(HostLink link) => $"the stanza of {link.Name} in {file}";
}
