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
        Description = "The name of the bridge, such as `br0`.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Kind = new("kind")
    {
        Computed = true,
        Description = "The link kind in the kernel: `bridge`.",
    };

    public static readonly NetworkdAttributes Networkd = new();

    public static readonly NestedListAttribute Addresses = new("addresses", AddressAttributes.All)
    {
        Computed = true,
        Description = "The IP addresses of the bridge itself. The addresses of VLAN interfaces are in `vlan_interfaces`.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The MAC address of the bridge.",
    };

    public static readonly Int64Attribute Mtu = new("mtu")
    {
        Computed = true,
        Description = "The MTU of the bridge.",
    };

    public static readonly BoolAttribute Stp = new("stp")
    {
        Computed = true,
        Description = "Whether the Spanning Tree Protocol is enabled on the bridge.",
    };

    public static readonly BoolAttribute VlanFiltering = new("vlan_filtering")
    {
        Computed = true,
        Description =
            "Whether VLAN filtering is enabled on the bridge. If it is disabled, the VLANs of ports have no effect and every frame can "
            + "reach every port.",
    };

    public static readonly StringAttribute VlanProtocol = new("vlan_protocol")
    {
        Computed = true,
        Description =
            "The VLAN protocol of the bridge: `802.1Q` or `802.1ad`. Null if the host's kernel does not support VLANs on bridges.",
    };

    public static readonly Int64Attribute DefaultPvid = new("default_pvid")
    {
        Computed = true,
        Description =
            "The default PVID: the VLAN ID that the bridge assigns to new ports, as PVID and untagged. NICs with neither `vlan` nor "
            + "`trunk` use it. Null if it is `none`.",
    };

    public static readonly NestedAttribute OwnVlans = new("own_vlans", VlanAttributes.All)
    {
        Computed = true,
        Description = "The VLANs of the bridge's own port, through which the host itself is connected.",
    };

    public static readonly NestedListAttribute Ports = new("ports", PortAttributes.All)
    {
        Computed = true,
        Description = "The ports of the bridge, sorted by name.",
    };

    public static readonly StringAttribute Uplink = new("uplink")
    {
        Computed = true,
        Description =
            "The uplink: the port to the physical switch. It is the one that `bridges` of the provider names, otherwise the only port that "
            + "is a hardware device, a bond, a team, or a device on top of one of these, otherwise the only port that is neither a tap nor "
            + "a dummy device. Null if there is no such port or more than one.",
    };

    public static readonly ListAttribute<string> Uplinks = new("uplinks", ValueMapping.String)
    {
        Computed = true,
        Description =
            "The uplinks, if `bridges` of the provider names several; otherwise, only `uplink`. Empty if there is no uplink or it is "
            + "not clear which port it is.",
    };

    public static readonly Int64Attribute InfrastructureVlan = new("infrastructure_vlan")
    {
        Computed = true,
        Description =
            "The infrastructure VLAN: the VLAN ID that the uplink carries untagged in both directions, which is its PVID if the PVID "
            + "is also egress untagged. Null if there is none, if several uplinks have different ones, if the uplink is unknown, or if "
            + "VLAN filtering is disabled.",
    };

    public static readonly ListAttribute<long> TrunkedVlans = new("trunked_vlans", ValueMapping.Int64)
    {
        Computed = true,
        Description =
            "The VLAN IDs that the uplinks carry tagged, in ascending order. Null if the uplink is unknown or VLAN filtering is "
            + "disabled.",
    };

    public static readonly NestedListAttribute VlanInterfaces = new("vlan_interfaces", VlanInterfaceAttributes.All)
    {
        Computed = true,
        Description = "The host's VLAN interfaces on top of the bridge, sorted by VLAN ID.",
    };

    public static readonly NestedListAttribute Unapplied = new("configured_but_not_applied", UnappliedAttributes.All)
    {
        Computed = true,
        Description =
            "The differences between networkd's files and the running configuration of the bridge and its ports, except the taps of "
            + "guests. The cause is a changed file that has not been applied yet, or another tool that changed the host afterwards. Only "
            + "differences that can be determined exactly are listed. Null if networkd does not run or this user cannot list its files. "
            + "Files that this user cannot read are skipped.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Reads a Linux bridge of the hypervisor's host: its configuration in systemd-networkd and its state in the kernel. Nothing "
            + "is changed. The host is read with the commands `ip`, `bridge`, `systemctl show` and `networkctl`, which do not require "
            + "root. Terraform must run on the hypervisor itself, in its network namespace.",
        Attributes =
        [
            Name, Kind, .. Networkd.OfLink, Addresses, Mac, Mtu, Stp, VlanFiltering, VlanProtocol, DefaultPvid, OwnVlans, Ports,
            Uplink, Uplinks, InfrastructureVlan, TrunkedVlans, VlanInterfaces, Unapplied,
        ],
    };
}
