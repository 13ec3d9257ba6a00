using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of a bridge port.</summary>
internal static class PortAttributes
{
    public static readonly StringAttribute Name = new("name")
    {
        Computed = true,
        Description = "The link that is the port, such as `eno1` or `vnet3`.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The link's MAC address. That of a guest's tap is not the guest's.",
    };

    public static readonly StringAttribute State = new("state")
    {
        Computed = true,
        Description = "What the bridge does with the port: `forwarding`, `disabled`, `blocking`, `listening` or `learning`.",
    };

    public static readonly BoolAttribute Isolated = new("isolated")
    {
        Computed = true,
        Description = "Whether the port reaches only ports that are not isolated.",
    };

    public static readonly BoolAttribute GuestTap = new("guest_tap")
    {
        Computed = true,
        Description = "Whether the port is the tap of a NIC of a running domain.",
    };

    public static readonly StringAttribute Domain = new("domain")
    {
        Computed = true,
        Description = "The domain's name, where the port is a guest's tap.",
    };

    public static readonly StringAttribute Attachment = new("attachment")
    {
        Computed = true,
        Description = "The `name` of the `hv_network_attachment` that the NIC belongs to, where it has one.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All =
        [Name, Mac, State, .. VlanAttributes.All, Isolated, GuestTap, Domain, Attachment];
}
