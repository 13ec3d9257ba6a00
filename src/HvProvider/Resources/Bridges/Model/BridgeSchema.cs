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
            "The name of the libvirt network, by which domains refer to it. libvirt cannot rename a network, so another name replaces it.",
        Validators = [new NameValidator(NetworkName.Problem)],
        PlanModifiers = [PlanModifier.RequiresReplace("libvirt cannot rename a network.")],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Required = true,
        Description =
            "The host's bridge, such as `br0`, which exists already. libvirt cannot move an active network to another bridge, so another "
            + "one replaces a network that is active.",
        Validators = [new NameValidator(BridgeName.Problem)],
        PlanModifiers = [PlanModifier.RequiresReplace("libvirt cannot move an active network to another bridge.")],
    };

    public static readonly BoolAttribute Autostart = new("autostart")
    {
        Optional = true,
        Computed = true,
        Default = true,
        Description = "Whether the network is started with the host. Default: `true`.",
    };

    public static readonly NestedMapAttribute PortGroups = new("port_groups", PortGroupAttributes.All)
    {
        Optional = true,
        Description =
            "The port groups by name: what their NICs have in common. An empty object is an untagged one, for the infrastructure network. "
            + "Those that are not listed are removed. A port group is changed without stopping the network. It reaches running guests whose "
            + "NICs are an `hv_network_attachment` in the same apply, and others with `resync_guests`; the plan names those whom it concerns.",
        Validators = [PortGroupsValidator.Instance],
    };

    public static readonly BoolAttribute Isolated = new("isolated")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description =
            "Whether the network's NICs reach each other only by way of the uplink. libvirt takes a change when the network is started the "
            + "next time, and then for NICs that are plugged in afterwards; until then each plan says so. Default: `false`.",
    };

    public static readonly BoolAttribute ResyncGuests = new("resync_guests")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description =
            "Whether the apply also changes NICs of running guests that no `hv_network_attachment` manages and that are on the network, so "
            + "that they have the VLANs and the bandwidth that their port group says. Nothing is unplugged; where VLANs change, the link is "
            + "down for a moment, until the bridge has been read. A guest that fails is an error, and the others go on. What a NIC asks for "
            + "itself stays. With `false`, such guests keep what they have until they are shut down and started, and each plan names them. "
            + "Default: `false`.",
    };

    public static readonly TimeoutsAttribute Timeouts = new(
        create: TimeSpan.FromMinutes(1), read: TimeSpan.FromMinutes(1), update: TimeSpan.FromMinutes(10),
        delete: TimeSpan.FromMinutes(1));

    public static readonly StringAttribute Id = new("id")
    {
        Computed = true,
        Description = "The network's UUID; good for an import.",
    };

    public static readonly StringAttribute Uuid = new("uuid")
    {
        Computed = true,
        Description = "The network's UUID. It stays the same as long as the network is not replaced.",
    };

    public static readonly BoolAttribute Active = new("active")
    {
        Computed = true,
        Description = "Whether the network is started, so that NICs can be on it. Where it is not, the next apply starts it.",
    };

    public static readonly BoolAttribute Persistent = new("persistent")
    {
        Computed = true,
        Description = "Whether libvirt keeps the network's definition. Where it does not, the next apply defines it again.",
    };

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description =
            "Whether the active network and its persistent definition have the same bridge and port groups, and, with `resync_guests`, "
            + "whether the guests on it have what their port group says. When they do not, the attributes show the active network, and the next "
            + "apply repairs the difference; so it does where a re-sync was interrupted.",
    };

    public static readonly Int64Attribute InfrastructureVlan = new("infrastructure_vlan")
    {
        Computed = true,
        Description =
            "The VLAN that the bridge's uplink carries without a tag: that of the site's infrastructure. Null where there is none, where the "
            + "bridge does not filter VLANs or has no single uplink, and where the hypervisor's host cannot be seen: when Terraform runs "
            + "elsewhere.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "A libvirt network over a bridge that the host has already, with the site's VLANs as port groups, so that NICs refer to them by "
            + "name. It is the libvirt object alone: the host's bridge, its ports and VLANs are never created or changed (`macTableManager` "
            + "is never set), and there are no addresses, no DHCP, no NAT, no routing and no filtering in it.",
        Attributes =
        [
            Name, Bridge, Autostart, PortGroups, Isolated, ResyncGuests, Timeouts, Id, Uuid, Active, Persistent, InSync,
            InfrastructureVlan,
        ],
    };
}
