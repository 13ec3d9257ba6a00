using HvProvider.Attributes;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The attributes of <c>hv_network_attachments</c>.</summary>
internal static class NetworkAttachmentsSchema
{
    public static readonly StringAttribute Domain = new("domain")
    {
        Optional = true,
        Description = "Lists only the NICs of this domain. The name or UUID of the domain.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Optional = true,
        Description =
            "Lists only the NICs on this bridge of the host, directly or through a libvirt network, in the live XML or in the "
            + "persistent definition. The name of the bridge.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Network = new("network")
    {
        Optional = true,
        Description =
            "Lists only the NICs on this libvirt network, in the live XML or in the persistent definition. The name of the network.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly ListAttribute<string> Sources = new("address_sources", ValueMapping.String)
    {
        Optional = true,
        Description =
            "The sources of the guests' IP addresses: `lease` (DHCP leases of libvirt's own networks), `arp` (the ARP table of the "
            + "host, which contains only addresses that the host has communicated with recently) and `agent` (the guest agents, which "
            + "report all addresses). By default no addresses are read, because each running domain requires additional calls and "
            + "addresses change between plans. `agent` opens a second connection with read-write access, also during plan, because "
            + "libvirt denies agent queries on a read-only connection. All agents together have a time limit of 20 seconds. An agent "
            + "that does not respond or cannot be queried is a warning.",
        Validators = [AddressSourceNames.Validator],
    };

    public static readonly NestedListAttribute Interfaces = new("interfaces", InterfaceAttributes.All)
    {
        Computed = true,
        Description = "The NICs, sorted by domain and MAC address.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Lists the NICs of a domain, or of all domains on a bridge or libvirt network. If none of `domain`, `bridge` and `network` "
            + "is set, it lists the NICs of all domains of the hypervisor. The list includes running and stopped domains, NICs of every "
            + "type (NICs of the types `user`, `direct` and `hostdev` are on no bridge), and NICs that are not managed by this provider. "
            + "Use it for outputs, `check` blocks and the import of existing NICs. Nothing is changed, and read-only access to libvirt "
            + "is sufficient unless `address_sources` contains `agent`. If Terraform runs on the hypervisor itself, the effective VLANs "
            + "of a NIC are read from the host's bridge.",
        Attributes = [Domain, Bridge, Network, Sources, Interfaces],
        ConfigValidators = [new ConflictsWith(Domain, Bridge, Network)],
    };
}
