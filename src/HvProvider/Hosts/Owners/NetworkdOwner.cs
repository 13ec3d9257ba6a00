using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>systemd-networkd with files that the operator, or a tool for files, writes.</summary>
internal class NetworkdOwner : NetworkOwner
{
    /// <inheritdoc />
    public override string Name => "systemd-networkd";

    /// <inheritdoc />
    public override string StrayVlan =>
        "networkd of systemd 252 leaves VLAN 1 untagged on an uplink with another PVID unless the bridge has DefaultPVID=none.";

    /// <inheritdoc />
    public override string MovesTaps =>
        "A common cause is a systemd-networkd .network file whose [Match] section also matches taps; make it match only the uplink.";

    /// <inheritdoc />
    public override string ChangesTapVlans =>
        "A common cause is a systemd-networkd .network file with [BridgeVLAN] sections whose [Match] section also matches taps; make it "
        + "match only the uplink.";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => $"set VLANFiltering=yes in the [Bridge] section of {NetDevFile(bridge)}";

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) =>
        $"set DefaultPVID=none in the [Bridge] section of {NetDevFile(bridge)}, or remove DefaultPVID= from it";

    /// <inheritdoc />
    public override string DefaultPvid(int vlan) => $"DefaultPVID={Text(vlan)}";

    /// <inheritdoc />
    public override string PortVlans(HostLink bridge, HostLink port, string vlans) => $"[BridgeVLAN] VLAN= in {NetworkFile(port)}";

    /// <inheritdoc />
    public override string NativeVlan(HostLink bridge, HostLink port, int vlan) =>
        $"PVID={Text(vlan)} and EgressUntagged={Text(vlan)} in the [BridgeVLAN] section of {NetworkFile(port)}";

    /// <inheritdoc />
    public override string PlaceOfPortVlans(HostLink bridge, HostLink port) => $"the [BridgeVLAN] sections of {NetworkFile(port)}";

    /// <summary>How to keep networkd from applying a .network file to taps, as an instruction.</summary>
    /// <param name="file">The path of the file.</param>
    public virtual string ExcludeTaps(string file) =>
        "restrict the [Match] section of that file to the uplink, or set Unmanaged=yes in its [Link] section";

    /// <summary>The .netdev file of a bridge.</summary>
    protected virtual string NetDevFile(HostLink bridge) => "the bridge's .netdev file";

    /// <summary>The .network file of a port.</summary>
    protected virtual string NetworkFile(HostLink port) => "the uplink's .network file";

    /// <summary>A number without group separators.</summary>
    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
