using HvProvider.Attributes;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>The attributes of <c>hv_bridge</c>.</summary>
internal static class BridgeSchema
{
    public static readonly StringAttribute Name = new("name")
    {
        Required = true,
        Description =
            "The name of the libvirt network, by which domains refer to it. Changing it forces a new resource, because libvirt cannot "
            + "rename a network.",
        Validators = [new NameValidator(NetworkName.Problem)],
        PlanModifiers = [PlanModifier.RequiresReplace("libvirt cannot rename a network.")],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Required = true,
        Description =
            "The name of the host's Linux bridge, such as `br0`. The bridge must already exist. Changing it forces a new resource if "
            + "the network is active, because libvirt cannot move an active network to another bridge.",
        Validators = [new NameValidator(BridgeName.Problem)],
        PlanModifiers = [PlanModifier.RequiresReplace("libvirt cannot move an active network to another bridge.")],
    };

    public static readonly BoolAttribute Autostart = new("autostart")
    {
        Optional = true,
        Computed = true,
        Default = true,
        Description = "Whether libvirt starts the network when the host boots. Default: `true`.",
    };

    public static readonly NestedMapAttribute PortGroups = new("port_groups", PortGroupAttributes.All)
    {
        Optional = true,
        Description =
            "The port groups of the network by name, with the settings that the NICs of a port group share. An empty object is an "
            + "untagged port group, for the infrastructure network. Existing port groups that are not listed are removed. Changes do not "
            + "stop the network. They are applied in the same apply to NICs of running guests that an `hv_network_attachment` manages, "
            + "and to other NICs with `resync_guests`; the plan lists the affected NICs.",
        Validators = [PortGroupsValidator.Instance],
    };

    public static readonly BoolAttribute Isolated = new("isolated")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description =
            "Whether the NICs of the network can reach each other only through the uplink. libvirt applies a change when the network "
            + "is started the next time, and only to NICs that are attached afterwards; until then, each plan shows a warning. Default: "
            + "`false`.",
    };

    public static readonly BoolAttribute ResyncGuests = new("resync_guests")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description =
            "Whether an apply also updates NICs of running guests that no `hv_network_attachment` manages, so that they have the VLANs "
            + "and the bandwidth of their port group. No NIC is unplugged; if VLANs change, the link is down until the bridge has been "
            + "verified. A failure for one guest is an error, and the other guests are still updated. Settings of the NIC itself are "
            + "kept. With `false`, these guests keep their current settings until they are shut down and started, and each plan lists "
            + "them. Default: `false`.",
    };

    public static readonly TimeoutsAttribute Timeouts = new(
        create: TimeSpan.FromMinutes(1), read: TimeSpan.FromMinutes(1), update: TimeSpan.FromMinutes(10),
        delete: TimeSpan.FromMinutes(1));

    public static readonly StringAttribute Id = new("id")
    {
        Computed = true,
        Description = "The UUID of the network. It is also a valid import ID.",
    };

    public static readonly StringAttribute Uuid = new("uuid")
    {
        Computed = true,
        Description = "The UUID of the network. It does not change unless the network is replaced.",
    };

    public static readonly BoolAttribute Active = new("active")
    {
        Computed = true,
        Description = "Whether the network is active, so that NICs can be attached to it. If it is not, the next apply starts it.",
    };

    public static readonly BoolAttribute Persistent = new("persistent")
    {
        Computed = true,
        Description = "Whether the network has a persistent definition. If it has none, the next apply defines it again.",
    };

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description =
            "Whether the live and persistent definitions have the same bridge, port groups and VLANs and, with `resync_guests`, whether "
            + "running guests have the settings of their port group. If not, the attributes show the live definition, and the next apply "
            + "repairs the difference. An interrupted update of running guests is also completed by the next apply.",
    };

    public static readonly Int64Attribute InfrastructureVlan = new("infrastructure_vlan")
    {
        Computed = true,
        Description =
            "The VLAN ID that the uplink of the bridge carries untagged: the infrastructure VLAN of the site. Null if there is none, "
            + "if the bridge does not filter VLANs or has no single uplink, or if the state of the host is not available because "
            + "Terraform runs on another machine.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Manages a libvirt network on an existing Linux bridge of the host, with the VLANs of the site as port groups that NICs "
            + "refer to by name. Only the libvirt network is managed: the bridge, its ports and its VLANs are never created or changed, "
            + "and `macTableManager` is never set. The network provides no IP addresses, DHCP, NAT, routing or filtering.",
        Attributes =
        [
            Name, Bridge, Autostart, PortGroups, Isolated, ResyncGuests, Timeouts, Id, Uuid, Active, Persistent, InSync,
            InfrastructureVlan,
        ],
    };
}
