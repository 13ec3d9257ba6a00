using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>
/// netplan with networkd as renderer. netplan has no settings for VLAN filtering, and writes its files again at every start:
/// drop-ins of these files stay.
/// </summary>
/// <param name="fileOf">The .network file that networkd applies to a link; null if it is not known.</param>
internal sealed class NetplanOwner(Func<HostLink, string?> fileOf) : NetworkdOwner
{
    /// <summary>The start of the names of netplan's files.</summary>
    public const string FilePrefix = "10-netplan-";

    private const string DropInFolder = "/etc/systemd/network/";

    /// <inheritdoc />
    public override string Name => "netplan";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => $"{base.EnableFiltering(bridge)} (netplan itself has no such setting)";

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) => $"set DefaultPVID=none in the [Bridge] section of {NetDevFile(bridge)}";

    /// <inheritdoc />
    public override string ExcludeTaps(string file) =>
        "restrict \"match\" of that device in /etc/netplan to the uplink, which this file is generated from";

    /// <inheritdoc />
    protected override string NetDevFile(HostLink bridge) => DropIn($"{FilePrefix}{bridge.Name}.netdev");

    /// <inheritdoc />
    protected override string NetworkFile(HostLink port) =>
        DropIn(Path.GetFileName(fileOf(port)) is { } file && file.StartsWith(FilePrefix, StringComparison.Ordinal)
            ? file
            : $"{FilePrefix}{port.Name}.network");

    private static string DropIn(string file) => $"the drop-in {DropInFolder}{file}.d/vlan.conf";
}
