using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of a bridge port.</summary>
internal static class PortAttributes
{
    public static readonly StringAttribute Name = new("name")
    {
        Computed = true,
        Description = "The name of the port's link, such as `eno1` or `vnet3`.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The MAC address of the port's link. For a tap, this is not the MAC address of the guest.",
    };

    public static readonly StringAttribute State = new("state")
    {
        Computed = true,
        Description = "The state of the bridge port: `forwarding`, `disabled`, `blocking`, `listening` or `learning`.",
    };

    public static readonly BoolAttribute Isolated = new("isolated")
    {
        Computed = true,
        Description = "Whether the port is isolated: it can reach only ports that are not isolated.",
    };

    public static readonly BoolAttribute GuestTap = new("guest_tap")
    {
        Computed = true,
        Description = "Whether the port is the tap of a NIC of a running domain.",
    };

    public static readonly StringAttribute Domain = new("domain")
    {
        Computed = true,
        Description = "The name of the domain. Null if the port is not the tap of a guest.",
    };

    public static readonly StringAttribute Attachment = new("attachment")
    {
        Computed = true,
        Description = "The `name` of the `hv_network_attachment` that manages the NIC. Null if there is none.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All =
        [Name, Mac, State, .. VlanAttributes.All, Isolated, GuestTap, Domain, Attachment];
}
