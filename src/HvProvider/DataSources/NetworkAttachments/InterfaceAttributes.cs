using HvProvider.Attributes;
using HvProvider.Nics.Settings;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The attributes of a listed NIC. They show the live XML if the NIC is there, otherwise the persistent definition.</summary>
internal static class InterfaceAttributes
{
    public static readonly StringAttribute Domain = new("domain")
    {
        Computed = true,
        Description = "The name of the domain.",
    };

    public static readonly StringAttribute DomainUuid = new("domain_uuid")
    {
        Computed = true,
        Description = "The UUID of the domain.",
    };

    public static readonly BoolAttribute Running = new("running")
    {
        Computed = true,
        Description = "Whether the domain is running.",
    };

    public static readonly StringAttribute Name = new("name")
    {
        Computed = true,
        Description =
            "The `name` of the `hv_network_attachment`, which the NIC carries as the alias `ua-NAME`. Null for NICs that this provider "
            + "did not create or import.",
    };

    public static readonly BoolAttribute Managed = new("managed")
    {
        Computed = true,
        Description =
            "Whether the NIC carries such a name in at least one definition. This becomes `true` as soon as the NIC is imported. An "
            + "`import` block whose `for_each` excludes managed NICs would therefore drop them in the next plan.",
    };

    public static readonly StringAttribute Alias = new("alias")
    {
        Computed = true,
        Description =
            "The alias of the NIC: `ua-NAME`, or an alias assigned by libvirt, such as `net0`, which exists only while the domain is "
            + "running. An imported NIC keeps the alias assigned by libvirt until the domain is next started.",
    };

    public static readonly StringAttribute ImportId = new("import_id")
    {
        Computed = true,
        Description =
            "The import ID of the NIC for `hv_network_attachment`: `DOMAIN/NAME`, or `DOMAIN/MAC` if the NIC has no name. Null if no "
            + "ID identifies this NIC alone, because another NIC of the domain has the same MAC address.",
    };

    public static readonly StringAttribute Type = new("type")
    {
        Computed = true,
        Description =
            "The type of the interface in libvirt: `bridge`, `network`, `direct`, `user`, `hostdev` and so on. A NIC on a libvirt "
            + "network has the type `network` also while the domain is running.",
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Computed = true,
        Description = "The bridge of the host that the NIC is on, directly or through its network. Null if there is none.",
    };

    public static readonly StringAttribute Network = new("network")
    {
        Computed = true,
        Description = "The libvirt network of the NIC. Null if the NIC is directly on a bridge.",
    };

    public static readonly StringAttribute PortGroup = new("port_group")
    {
        Computed = true,
        Description = "The port group that the NIC names. Null if it names none, even if the network has a default port group.",
    };

    public static readonly NestedAttribute Intended = new("intended_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The expected VLANs of the NIC: its own, otherwise those of its port group as currently defined, otherwise the bridge's "
            + "default PVID. Null if they are unknown, because the NIC is untagged and the state of the host is not available, or "
            + "because the NIC is on no bridge.",
    };

    public static readonly NestedAttribute Effective = new("effective_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The effective VLANs of the NIC: those of its tap, as read from the host's bridge. They have an effect only if VLAN "
            + "filtering is enabled on the bridge. Null if the domain is not running, the NIC is on no bridge, or the state of the host "
            + "is not available. For a stopped domain, the attribute of the same name of `hv_network_attachment` shows the VLANs that "
            + "the tap will have.",
    };

    public static readonly StringAttribute Problem = new("vlan_problem")
    {
        Computed = true,
        Description =
            "The difference between the expected and effective state of the tap, and how to correct it: different VLANs, a different "
            + "bridge or none, or a bridge without VLAN filtering. Null if there is no difference or nothing is known.",
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

    public static readonly BoolAttribute Persistent = new("persistent")
    {
        Computed = true,
        Description = "Whether the NIC is in the persistent definition, so that the domain has it after its next start.",
    };

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description = "Whether the live and persistent definitions contain the same NIC.",
    };

    public static readonly StringAttribute CurrentMac = new("current_mac_address")
    {
        Computed = true,
        Description =
            "The MAC address that the guest has given the NIC, if it differs from `mac_address`, as reported by libvirt 11.2 or newer "
            + "for a running domain. Null if the guest uses `mac_address`.",
    };

    public static readonly NestedListAttribute Addresses = new("addresses", GuestAddressAttributes.All)
    {
        Computed = true,
        Description = "The guest's IP addresses on the NIC, as reported by `address_sources`. Null if `address_sources` is not set.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All =
    [
        Domain, DomainUuid, Running, Name, Managed, Alias, ImportId, Type, Bridge, Network, PortGroup,
        .. NicSettingTable.ListedAttributes, Intended, Effective, Problem, Tap, Live, Persistent, InSync, CurrentMac,
        Addresses,
    ];
}
