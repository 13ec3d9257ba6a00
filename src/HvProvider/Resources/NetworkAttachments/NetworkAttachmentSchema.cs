using HvProvider.Attributes;
using HvProvider.Networks;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The attributes of <c>hv_network_attachment</c>. Those of settings are declared in the table of settings.</summary>
internal static class NetworkAttachmentSchema
{
    public static readonly StringAttribute Domain = new("domain")
    {
        Required = true,
        Description =
            "The name or UUID of the libvirt domain. The domain is defined outside this provider, for example by another resource in "
            + "the same apply. Changing it to a different domain forces a new resource; changing only the notation of the same domain, "
            + "such as from name to UUID, does not.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly StringAttribute Name = new("name")
    {
        Required = true,
        Description =
            "The name of the NIC, unique within the domain. Letters, digits, `_` and `-` are allowed; `net` followed by digits is "
            + "reserved by libvirt. The name is stored in the domain XML as the alias `ua-NAME`, which identifies the NIC. Changing it "
            + "forces a new resource.",
        Validators = [new NameValidator(NicName.Problem)],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Optional = true,
        Computed = true,
        Description =
            "The name of the Linux bridge on the host, such as `br0`. Exactly one of `bridge` and `network` must be set. With `network`, "
            + "this is the bridge of that network. Can be changed on a running domain without detaching the NIC.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Network = new("network")
    {
        Optional = true,
        Description =
            "The name of the libvirt network, as an alternative to `bridge`. The network must be active. Use a reference to `hv_bridge`: "
            + "the network is then created first, and changes to its port groups reach this NIC in the same apply. Can be changed on a "
            + "running domain without detaching the NIC.",
        Validators = [new NameValidator(NetworkName.Problem)],
    };

    public static readonly StringAttribute PortGroup = new("port_group")
    {
        Optional = true,
        Description =
            "The port group of the network. It assigns the VLANs of the NIC unless `vlan` or `trunk` is set. Defaults to the network's "
            + "default port group, if there is one. A port group that does not exist is an error, because libvirt silently ignores it "
            + "and leaves the NIC untagged. Can be changed on a running domain without detaching the NIC; its link is down briefly "
            + "during the change.",
        Validators = [new NameValidator(NetworkName.PortGroupProblem)],
    };

    public static readonly StringAttribute OnDestroyAction = new("on_destroy")
    {
        Optional = true,
        Computed = true,
        Default = OnDestroy.Detach,
        Description =
            "The action when the resource is destroyed. `detach` detaches the NIC from the running domain, waits until the guest has "
            + "released it, and removes it from the persistent definition. `config_only` removes the NIC from the persistent definition "
            + "only; a running domain keeps it until it stops. `abandon` leaves the NIC unchanged. Default: `detach`.",
        Validators = [new OneOf(OnDestroy.Detach, OnDestroy.ConfigOnly, OnDestroy.Abandon)],
    };

    public static readonly TimeoutsAttribute Timeouts = new(
        create: TimeSpan.FromMinutes(2), read: TimeSpan.FromMinutes(1), update: TimeSpan.FromMinutes(2),
        delete: TimeSpan.FromMinutes(1));

    public static readonly StringAttribute Id = new("id")
    {
        Computed = true,
        Description = "The UUID of the domain and the name of the NIC, `UUID/NAME`. It is also a valid import ID.",
    };

    public static readonly StringAttribute DomainUuid = new("domain_uuid")
    {
        Computed = true,
        Description = "The UUID of the domain. A domain with the same name and a different UUID is a different domain.",
    };

    public static readonly StringAttribute Alias = new("alias")
    {
        Computed = true,
        Description =
            "The alias of the NIC in the domain XML: `ua-NAME`. An imported NIC keeps the alias assigned by libvirt until the domain is "
            + "next started.",
    };

    public static readonly StringAttribute Tap = new("tap")
    {
        Computed = true,
        Description = "The tap device of the NIC on the host, such as `vnet3`. Null if the domain is not running.",
    };

    public static readonly BoolAttribute Live = new("live")
    {
        Computed = true,
        Description = "Whether the NIC is attached to the running domain.",
    };

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description =
            "Whether the live and persistent definitions contain the same NIC. If they differ, the attributes show the live XML, and "
            + "the next apply repairs the difference. Settings that this provider does not manage, such as `filterref`, count as well, but "
            + "no apply changes them.",
    };

    public static readonly NestedAttribute EffectiveVlans = new("effective_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The VLANs of the bridge port (tap) of the NIC, as read from the host's bridge. If the domain is not running, the VLANs that "
            + "the port will have. They are known during plan, verified after every change, and read during every refresh. A VLAN that "
            + "another tool removed from the port is shown as drift; the next apply restores it without detaching the NIC. Null if the "
            + "state of the host is not available, for example because Terraform runs on another machine.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Attaches a NIC of a libvirt domain to a Linux bridge of the host. The NIC is hot-plugged into the running domain and added "
            + "to its persistent definition. The domain itself is never restarted, redefined or replaced.",
        Attributes =
        [
            Domain, Name, Bridge, Network, PortGroup, .. NicSettingTable.ConfigurableAttributes, OnDestroyAction, Timeouts,
            Id, DomainUuid, Alias, Tap, Live, InSync, EffectiveVlans, .. NicSettingTable.ShownAttributes,
        ],
        ConfigValidators = [.. NicSettingTable.Validators, new ExactlyOneOf(Bridge, Network), new ConflictsWith(Bridge, PortGroup)],
    };
}
