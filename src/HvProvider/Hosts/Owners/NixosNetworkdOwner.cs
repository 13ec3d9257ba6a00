using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>NixOS with networkd: its files are generated from the configuration of the system, and cannot be edited.</summary>
/// <param name="fileOf">The .network file that networkd applies to a link; null if it is not known.</param>
/// <param name="netDevOf">The .netdev file that creates a link; null if it is not known.</param>
internal sealed class NixosNetworkdOwner(Func<HostLink, string?> fileOf, Func<HostLink, string?> netDevOf) : NetworkdOwner
{
    /// <inheritdoc />
    public override string Name => "NixOS";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => $"set bridgeConfig.VLANFiltering = true in {NetDevFile(bridge)}";

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) => $"set bridgeConfig.DefaultPVID = \"none\" in {NetDevFile(bridge)}";

    /// <inheritdoc />
    public override string PortVlans(HostLink bridge, HostLink port, string vlans) => $"VLAN in bridgeVLANs of {NetworkFile(port)}";

    /// <inheritdoc />
    public override string NativeVlan(HostLink bridge, HostLink port, int vlan) =>
        $"PVID = {Text(vlan)} and EgressUntagged = {Text(vlan)} in bridgeVLANs of {NetworkFile(port)}";

    /// <inheritdoc />
    public override string PlaceOfPortVlans(HostLink bridge, HostLink port) => $"bridgeVLANs of {NetworkFile(port)}";

    /// <inheritdoc />
    public override string ExcludeTaps(string file) =>
        $"restrict matchConfig of {Option("networks", file, null)} in the NixOS configuration to the uplink, or set "
        + "linkConfig.Unmanaged = true there";

    /// <inheritdoc />
    protected override string NetDevFile(HostLink bridge) =>
        Option("netdevs", netDevOf(bridge), bridge) + " in the NixOS configuration";

    /// <inheritdoc />
    protected override string NetworkFile(HostLink port) =>
        Option("networks", fileOf(port), port) + " in the NixOS configuration";

    private static string Option(string kind, string? file, HostLink? link) =>
        $"systemd.network.{kind}.\"{(file is null ? link?.Name : Path.GetFileNameWithoutExtension(file))}\"";
}
