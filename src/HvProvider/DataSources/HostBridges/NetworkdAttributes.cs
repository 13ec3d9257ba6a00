using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes that show how networkd treats a link.</summary>
internal sealed class NetworkdAttributes
{
    public BoolAttribute Managed { get; } = new("managed_by_networkd")
    {
        Computed = true,
        Description =
            "Whether systemd-networkd configures it. Null where that cannot be told: systemd is older than 249, or networkd did not "
            + "answer.",
    };

    public StringAttribute SetupState { get; } = new("setup_state")
    {
        Computed = true,
        Description =
            "How far networkd has set it up: `configured`, `configuring`, `pending`, `failed`, `unmanaged` and so on. Null where "
            + "networkd does not tell.",
    };

    public StringAttribute OperationalState { get; } = new("operational_state")
    {
        Computed = true,
        Description =
            "What it is good for, in networkd's words: `routable`, `degraded`, `degraded-carrier`, `carrier`, `no-carrier` and so on. "
            + "Null where networkd does not tell.",
    };

    public StringAttribute NetworkFile { get; } = new("network_file")
    {
        Computed = true,
        Description = "The .network file that networkd has applied to it. Null where it has none.",
    };

    public ListAttribute<string> NetworkDropIns { get; } = new("network_drop_ins", ValueMapping.String)
    {
        Computed = true,
        Description = "The drop-ins of that file. Null where there is no file, or they cannot be seen.",
    };

    public StringAttribute NetDevFile { get; } = new("netdev_file")
    {
        Computed = true,
        Description = "The .netdev file that makes it. Null where there is none, or it cannot be told which it is.",
    };

    public ListAttribute<string> NetDevDropIns { get; } = new("netdev_drop_ins", ValueMapping.String)
    {
        Computed = true,
        Description = "The drop-ins of that file. Null where there is no file, or they cannot be seen.",
    };

    public StringAttribute Dhcp { get; } = new("dhcp")
    {
        Computed = true,
        Description =
            "What the .network file says of DHCP: `no`, `yes`, `ipv4` or `ipv6`. Null where there is no such file, or this user may "
            + "not read it.",
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<SchemaAttribute> OfLink =>
    [
        Managed, SetupState, OperationalState, NetworkFile, NetworkDropIns, NetDevFile, NetDevDropIns, Dhcp,
    ];
}
