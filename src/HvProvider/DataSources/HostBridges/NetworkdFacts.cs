using HvProvider.Attributes;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>What networkd has to do with one link.</summary>
internal sealed class NetworkdFacts
{
    private readonly NetworkdView _networkd;
    private readonly NetworkdLink? _seen;
    private readonly NetworkdFile? _network;
    private readonly NetworkdFile? _netDev;

    private NetworkdFacts(NetworkdView networkd, HostLink link)
    {
        _networkd = networkd;
        var files = networkd.IfRunning?.Files;
        _seen = networkd.IfRunning?.Find(link);
        _network = _seen?.NetworkFile is { } path ? files?.FindNetwork(path) : null;

        // Older versions do not tell the file that made a link; then its name does, where only one file has that.
        _netDev = files?.ChooseNetDev(link.Name) is { IsCertain: true, File: { } file } ? file : null;
    }

    /// <summary>Learns what there is.</summary>
    public static NetworkdFacts Of(NetworkdView networkd, HostLink link) => new(networkd, link);

    /// <summary>Whether networkd configures the link; null when that cannot be told.</summary>
    private bool? IsManaged => _networkd switch
    {
        NetworkdView.Running => _seen?.IsManaged is true,
        NetworkdView.Silent { Reason: NetworkdSilence.NotInstalled or NetworkdSilence.NotRunning } => false,
        _ => null,
    };

    private IReadOnlyList<string>? NetworkDropIns =>
        _seen?.NetworkFile is null ? null : _seen.NetworkDropIns ?? _network?.DropIns;

    private IReadOnlyList<string>? NetDevDropIns =>
        NetDevPath is null ? null : _seen!.NetDevDropIns ?? _netDev?.DropIns;

    private string? NetDevPath => _seen is null ? null : _seen.NetDevFile ?? _netDev?.Path;

    /// <summary>Shows it.</summary>
    public void Show(TfObject values, NetworkdAttributes attributes)
    {
        values.Set(attributes.Managed, IsManaged is { } managed ? managed : Tf<bool>.Null);
        values.Set(attributes.SetupState, TfValues.Text(_seen?.SetupState));
        values.Set(attributes.OperationalState, TfValues.Text(_seen?.OperationalState));
        values.Set(attributes.NetworkFile, TfValues.Text(_seen?.NetworkFile));
        values.Set(attributes.NetworkDropIns, TfValues.Texts(NetworkDropIns));
        values.Set(attributes.NetDevFile, TfValues.Text(NetDevPath));
        values.Set(attributes.NetDevDropIns, TfValues.Texts(NetDevDropIns));
        values.Set(attributes.Dhcp, TfValues.Text(Dhcp()));
    }

    /// <summary>Shows the addresses of the link, and where they come from.</summary>
    public Tf<IReadOnlyList<Tf<TfObject>>> Addresses(HostLink link, NestedListAttribute attribute)
    {
        var ordered = link.Addresses
            .OrderBy(static address => address.Address.AddressFamily)
            .ThenBy(static address => address.ToString(), StringComparer.Ordinal);
        return TfValues.Objects(attribute, ordered, (values, address) =>
        {
            values.Set(AddressAttributes.Address, address.ToString());
            values.Set(AddressAttributes.Source, TfValues.Text(_seen?.AddressSources.GetValueOrDefault(address)));
        });
    }

    /// <summary>The setting <c>DHCP=</c>, which has had other names for its values.</summary>
    private string? Dhcp() => _network?.Sections is null ? null : _network.Value("Network", "DHCP") switch
    {
        null or "none" => "no",
        "both" => "yes",
        "v4" => "ipv4",
        "v6" => "ipv6",
        var text when SystemdBoolean.Parse(text) is { } flag => flag ? "yes" : "no",
        var other => other,
    };
}
