using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of a VLAN interface of the host.</summary>
internal static class VlanInterfaceAttributes
{
    public static readonly StringAttribute Name = new("name")
    {
        Computed = true,
        Description = "The name of the VLAN interface, such as `br0.20`.",
    };

    public static readonly Int64Attribute Vlan = new("vlan")
    {
        Computed = true,
        Description = "The VLAN ID of the VLAN interface.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The MAC address of the VLAN interface.",
    };

    public static readonly Int64Attribute Mtu = new("mtu")
    {
        Computed = true,
        Description = "The MTU of the VLAN interface.",
    };

    public static readonly NestedListAttribute Addresses = new("addresses", AddressAttributes.All)
    {
        Computed = true,
        Description = "The IP addresses of the VLAN interface.",
    };

    public static readonly NetworkdAttributes Networkd = new();

    public static readonly IReadOnlyList<SchemaAttribute> All =
        [Name, Vlan, Mac, Mtu, Addresses, .. Networkd.OfLink];
}
