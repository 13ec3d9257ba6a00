using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;

namespace HvProvider.DataSources.HostBridges;

/// <summary>Reads how systemd-networkd manages one link.</summary>
internal sealed class NetworkdFacts
{
    private readonly NetworkdView _networkd;
    private readonly NetworkdLink? _link;
    private readonly NetworkdFile? _network;
    private readonly NetworkdFile? _netDev;

    private NetworkdFacts(NetworkdView networkd, HostLink link)
    {
        _networkd = networkd;
        var files = networkd.IfRunning?.Files;
        _link = networkd.IfRunning?.Find(link);
        _network = _link?.NetworkFile is { } path ? files?.FindNetwork(path) : null;

        // Older versions do not report the .netdev file of a link. It is then found by its name, if only one file has that name.
        _netDev = files?.ChooseNetDev(link.Name) is { IsCertain: true, File: { } file } ? file : null;
    }

    private bool? IsManaged => _networkd switch
    {
        NetworkdView.Running => _link?.IsManaged is true,
        NetworkdView.Silent { Reason: NetworkdSilence.NotInstalled or NetworkdSilence.NotRunning } => false,
        _ => null,
    };

    private IReadOnlyList<string>? NetworkDropIns =>
        _link?.NetworkFile is null ? null : _link.NetworkDropIns ?? _network?.DropIns;

    private IReadOnlyList<string>? NetDevDropIns =>
        NetDevPath is null ? null : _link!.NetDevDropIns ?? _netDev?.DropIns;

    private string? NetDevPath => _link is null ? null : _link.NetDevFile ?? _netDev?.Path;

    // Older versions use other names for the values of DHCP=.
    private string? Dhcp => _network?.Sections is null ? null : _network.Value("Network", "DHCP") switch
    {
        null or "none" => "no",
        "both" => "yes",
        "v4" => "ipv4",
        "v6" => "ipv6",
        var text when SystemdBoolean.Parse(text) is { } flag => flag ? "yes" : "no",
        var other => other,
    };

    /// <summary>Reads the files and the state of a link.</summary>
    public static NetworkdFacts Of(NetworkdView networkd, HostLink link) => new(networkd, link);

    /// <summary>The model of the link.</summary>
    public NetworkdModel ToModel() => new()
    {
        IsManaged = IsManaged,
        SetupState = _link?.SetupState,
        OperationalState = _link?.OperationalState,
        NetworkFile = _link?.NetworkFile,
        NetworkDropIns = NetworkDropIns,
        NetDevFile = NetDevPath,
        NetDevDropIns = NetDevDropIns,
        Dhcp = Dhcp,
    };

    /// <summary>The addresses of the link with their sources, IPv4 first.</summary>
    public IReadOnlyList<AddressModel> AddressesOf(HostLink link) =>
    [
        .. link.Addresses
            .OrderBy(static address => address.Address.AddressFamily)
            .ThenBy(static address => address.ToString(), StringComparer.Ordinal)
            .Select(address => new AddressModel(address, _link?.AddressSources.GetValueOrDefault(address))),
    ];
}
