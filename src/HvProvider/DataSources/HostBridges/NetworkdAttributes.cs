using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes that show how systemd-networkd manages a link.</summary>
internal sealed class NetworkdAttributes
{
    public BoolAttribute Managed { get; } = new("managed_by_networkd")
    {
        Computed = true,
        Description =
            "Whether systemd-networkd manages the link. Null if this is unknown, because systemd is older than 249 or networkd does "
            + "not respond.",
    };

    public StringAttribute SetupState { get; } = new("setup_state")
    {
        Computed = true,
        Description =
            "The setup state in networkd, such as `configured`, `configuring`, `pending`, `failed` or `unmanaged`. Null if networkd "
            + "does not report it.",
    };

    public StringAttribute OperationalState { get; } = new("operational_state")
    {
        Computed = true,
        Description =
            "The operational state in networkd, such as `routable`, `degraded`, `degraded-carrier`, `carrier` or `no-carrier`. Null if "
            + "networkd does not report it.",
    };

    public StringAttribute NetworkFile { get; } = new("network_file")
    {
        Computed = true,
        Description = "The .network file that networkd applied to the link. Null if there is none.",
    };

    public ListAttribute<string> NetworkDropIns { get; } = new("network_drop_ins", ValueMapping.String)
    {
        Computed = true,
        Description = "The drop-ins of the .network file. Null if there is no such file or its drop-ins cannot be listed.",
    };

    public StringAttribute NetDevFile { get; } = new("netdev_file")
    {
        Computed = true,
        Description = "The .netdev file that creates the link. Null if there is none or it cannot be determined.",
    };

    public ListAttribute<string> NetDevDropIns { get; } = new("netdev_drop_ins", ValueMapping.String)
    {
        Computed = true,
        Description = "The drop-ins of the .netdev file. Null if there is no such file or its drop-ins cannot be listed.",
    };

    public StringAttribute Dhcp { get; } = new("dhcp")
    {
        Computed = true,
        Description =
            "The value of `DHCP=` in the .network file: `no`, `yes`, `ipv4` or `ipv6`. Null if there is no such file or this user "
            + "cannot read it.",
    };

    /// <summary>All attributes.</summary>
    public IReadOnlyList<SchemaAttribute> OfLink =>
    [
        Managed, SetupState, OperationalState, NetworkFile, NetworkDropIns, NetDevFile, NetDevDropIns, Dhcp,
    ];
}
