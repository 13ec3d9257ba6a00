using HvProvider.Attributes;
using HvProvider.Nics.Settings;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The attributes of a NIC in a listing. Where it runs, the running guest's NIC is shown, else the persistent definition's.</summary>
internal static class InterfaceAttributes
{
    public static readonly StringAttribute Domain = new("domain")
    {
        Computed = true,
        Description = "The domain's name.",
    };

    public static readonly StringAttribute DomainUuid = new("domain_uuid")
    {
        Computed = true,
        Description = "The domain's UUID.",
    };

    public static readonly BoolAttribute Running = new("running")
    {
        Computed = true,
        Description = "Whether the domain runs.",
    };

    public static readonly StringAttribute Name = new("name")
    {
        Computed = true,
        Description =
            "The `name` of an `hv_network_attachment`, which the NIC carries as the alias `ua-NAME`. Null of a NIC that somebody else made.",
    };

    public static readonly BoolAttribute Managed = new("managed")
    {
        Computed = true,
        Description =
            "Whether the NIC carries such a name, in one definition at least. It does so as soon as it is imported, so an `import` block "
            + "whose `for_each` leaves managed NICs out would drop them in the next plan.",
    };

    public static readonly StringAttribute Alias = new("alias")
    {
        Computed = true,
        Description =
            "The NIC's alias: `ua-NAME`, or libvirt's own, such as `net0`, which it has while its guest runs. A NIC that was imported "
            + "keeps libvirt's until its guest is started the next time.",
    };

    public static readonly StringAttribute ImportId = new("import_id")
    {
        Computed = true,
        Description =
            "What the import of an `hv_network_attachment` takes: `DOMAIN/NAME`, or `DOMAIN/MAC` where the NIC has no name. Null where "
            + "no ID leads to this NIC alone, since another NIC of the domain has its MAC address.",
    };

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Computed = true,
        Description = "The guest's MAC address.",
    };

    public static readonly StringAttribute Model = new("model")
    {
        Computed = true,
        Description = "The device that the guest sees, such as `virtio`. Null where the definition names none.",
    };

    public static readonly StringAttribute Link = new("link_state")
    {
        Computed = true,
        Description = "`up`, or `down` for a NIC whose cable is out.",
    };

    public static readonly StringAttribute Pci = new("pci_address")
    {
        Computed = true,
        Description = "Where the guest sees the NIC on its PCI buses, such as `0000:05:00.0`. Null where it is on none.",
    };

    public static readonly StringAttribute Type = new("type")
    {
        Computed = true,
        Description =
            "The kind of its source in libvirt's words: `bridge`, `network`, `direct`, `user`, `hostdev` and so on. A NIC of a libvirt "
            + "network is a `network`, also while its guest runs.",
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Computed = true,
        Description = "The host's bridge that it is on, of its own choice or by way of its network. Null where it is on none.",
    };

    public static readonly StringAttribute Network = new("network")
    {
        Computed = true,
        Description = "Its libvirt network. Null where it is on a bridge of its own choice.",
    };

    public static readonly StringAttribute PortGroup = new("port_group")
    {
        Computed = true,
        Description = "The port group of its network that it names. Null where it names none, be the network's default one in force or not.",
    };

    public static readonly Int64Attribute Vlan = new("vlan")
    {
        Computed = true,
        Description =
            "The VLAN that the NIC itself asks for, as the attribute `vlan` of an `hv_network_attachment`; null where it asks for none or "
            + "for several. The VLANs of a port group are in `intended_vlans` only.",
    };

    public static readonly NestedAttribute Trunk = new("trunk", ListedVlanAttributes.Trunk.Schema.Attributes)
    {
        Computed = true,
        Description =
            "The VLANs that the NIC itself asks for, where these are several, as the attribute `trunk` of an `hv_network_attachment`.",
    };

    public static readonly NestedAttribute Intended = new("intended_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The VLANs that the NIC should be on: its own, those of its port group as the network has it now, or the bridge's default "
            + "VLAN. Null where that cannot be told: of an untagged NIC where the host cannot be seen, and of one that is on no bridge.",
    };

    public static readonly NestedAttribute Effective = new("effective_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The VLANs that the NIC is on now: those of its tap, as read back from the host's bridge. They count only where the bridge "
            + "filters VLANs. Null while the guest does not run (where the attribute of that name of an `hv_network_attachment` shows "
            + "those that it will have), where the NIC is on no bridge, and where the host cannot be seen.",
    };

    public static readonly StringAttribute Problem = new("vlan_problem")
    {
        Computed = true,
        Description =
            "In what the tap is not as it should be, with the cure: other VLANs, another bridge or none, a bridge that does not filter "
            + "VLANs. Null when it is, or when nothing can be told.",
    };

    public static readonly StringAttribute Tap = new("tap")
    {
        Computed = true,
        Description = "The host's device for the NIC, such as `vnet3`. Null while the guest does not run.",
    };

    public static readonly BoolAttribute Live = new("live")
    {
        Computed = true,
        Description = "Whether the running guest has the NIC.",
    };

    public static readonly BoolAttribute Persistent = new("persistent")
    {
        Computed = true,
        Description = "Whether the persistent definition has the NIC, so that it is there after the guest's next start.",
    };

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description = "Whether every definition that the domain has has the NIC, and has it alike.",
    };

    public static readonly NestedListAttribute Addresses = new("addresses", GuestAddressAttributes.All)
    {
        Computed = true,
        Description = "The guest's IP addresses on the NIC, as `address_sources` tells. Null where that is not set.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All =
    [
        Domain, DomainUuid, Running, Name, Managed, Alias, ImportId, Mac, Model, Link, Pci, Type, Bridge, Network, PortGroup,
        Vlan, Trunk, Intended, Effective, Problem, Tap, Live, Persistent, InSync, Addresses,
    ];
}
