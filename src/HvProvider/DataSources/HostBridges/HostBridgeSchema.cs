using HvProvider.Attributes;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes of <c>hv_host_bridge</c>.</summary>
internal static class HostBridgeSchema
{
    public static readonly StringAttribute Name = new("name")
    {
        Required = true,
        Description = "The bridge, such as `br0`.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Kind = new("kind")
    {
        Computed = true,
        Description = "The kernel's kind of the link: `bridge`.",
    };

    public static readonly NetworkdAttributes Networkd = new();

    public static readonly NestedListAttribute Addresses = new("addresses", AddressAttributes.All)
    {
        Computed = true,
        Description = "The IP addresses of the bridge itself. Those of the host's VLAN interfaces are in `vlan_interfaces`.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The bridge's MAC address.",
    };

    public static readonly Int64Attribute Mtu = new("mtu")
    {
        Computed = true,
        Description = "The bridge's MTU.",
    };

    public static readonly BoolAttribute Stp = new("stp")
    {
        Computed = true,
        Description = "Whether the bridge takes part in the spanning tree protocol.",
    };

    public static readonly BoolAttribute VlanFiltering = new("vlan_filtering")
    {
        Computed = true,
        Description = "Whether the bridge heeds VLANs. Where it does not, every frame reaches every port, whatever the VLANs of ports are.",
    };

    public static readonly StringAttribute VlanProtocol = new("vlan_protocol")
    {
        Computed = true,
        Description = "The tags that the bridge heeds: `802.1Q` or `802.1ad`. Null where the host's kernel has no VLANs on bridges.",
    };

    public static readonly Int64Attribute DefaultPvid = new("default_pvid")
    {
        Computed = true,
        Description =
            "The VLAN that the bridge gives to every new port, as its PVID and untagged; guests with neither `vlan` nor `trunk` "
            + "are on it. Null where it gives none.",
    };

    public static readonly NestedAttribute OwnVlans = new("own_vlans", VlanAttributes.All)
    {
        Computed = true,
        Description = "The VLANs in which the host itself takes part, by the bridge's own port.",
    };

    public static readonly NestedListAttribute Ports = new("ports", PortAttributes.All)
    {
        Computed = true,
        Description = "The ports, by name.",
    };

    public static readonly StringAttribute Uplink = new("uplink")
    {
        Computed = true,
        Description =
            "The port to the physical switch: the one that is no tap. Null where there is none, or several, so that it cannot be told.",
    };

    public static readonly Int64Attribute InfrastructureVlan = new("infrastructure_vlan")
    {
        Computed = true,
        Description =
            "The VLAN whose frames pass the uplink without a tag: its PVID, where that leaves it untagged. Null where there is none, where "
            + "the uplink is not known, or where the bridge does not heed VLANs.",
    };

    public static readonly ListAttribute<long> TrunkedVlans = new("trunked_vlans", ValueMapping.Int64)
    {
        Computed = true,
        Description =
            "The VLANs whose frames pass the uplink with their tag, in order. Null where the uplink is not known, or where the bridge does "
            + "not heed VLANs.",
    };

    public static readonly NestedListAttribute VlanInterfaces = new("vlan_interfaces", VlanInterfaceAttributes.All)
    {
        Computed = true,
        Description = "The host's VLAN interfaces that stand on the bridge, by VLAN.",
    };

    public static readonly NestedListAttribute Unapplied = new("configured_but_not_applied", UnappliedAttributes.All)
    {
        Computed = true,
        Description =
            "What networkd's files say of the bridge and of its ports, guests' taps left out, and the host does not do: files that were "
            + "changed and are not applied yet, or something else that has changed the host since. Only what can be known exactly is "
            + "here. Null where networkd does not run, or this user may not list its files; a file that this user may not read is left "
            + "out.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "A bridge of the hypervisor's host: as systemd-networkd configured it, and as the kernel runs it. Nothing is changed; the host "
            + "is asked with reading commands (`ip`, `bridge`, `systemctl show`, `networkctl`), which need no root. Terraform must run on "
            + "the hypervisor itself, in its network namespace.",
        Attributes =
        [
            Name, Kind, .. Networkd.OfLink, Addresses, Mac, Mtu, Stp, VlanFiltering, VlanProtocol, DefaultPvid, OwnVlans, Ports,
            Uplink, InfrastructureVlan, TrunkedVlans, VlanInterfaces, Unapplied,
        ],
    };
}
