using HvProvider.Attributes;
using HvProvider.Nics;
using TerraformPlugin.Schemas;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The attributes of <c>hv_network_attachments</c>.</summary>
internal static class NetworkAttachmentsSchema
{
    public static readonly StringAttribute Domain = new("domain")
    {
        Optional = true,
        Description = "Lists the NICs of this domain only; its name or its UUID.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Optional = true,
        Description =
            "Lists only the NICs that are on this bridge of the host, of their own choice or by way of a libvirt network, in the running "
            + "guest or in the persistent definition.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Network = new("network")
    {
        Optional = true,
        Description = "Lists only the NICs of this libvirt network, in the running guest or in the persistent definition.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly ListAttribute<string> Sources = new("address_sources", ValueMapping.String)
    {
        Optional = true,
        Description =
            "Who is asked for the guests' IP addresses: `lease` (the DHCP leases of libvirt's own networks), `arp` (the host's ARP table, "
            + "which knows those with which the host itself has talked lately), `agent` (the guests' agents, which know all). Left out, "
            + "nobody is, since it takes calls for each running domain, and addresses come and go between plans. For `agent`, a second "
            + "connection is opened, in plans too, and with read-write access: libvirt lets nobody else ask agents. All agents together "
            + "are given 20 seconds; one that does not answer, or cannot be asked, is a warning.",
        Validators = [AddressSourceNames.Validator],
    };

    public static readonly NestedListAttribute Interfaces = new("interfaces", InterfaceAttributes.All)
    {
        Computed = true,
        Description = "The NICs, by domain and MAC address.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "The NICs of one domain, of all domains on one bridge or libvirt network, or, where none of `domain`, `bridge` and `network` "
            + "is set, of all domains of the hypervisor: running or not, of whatever kind (a NIC of the type `user`, `direct` or `hostdev` "
            + "is on no bridge), made by this provider or not. For outputs, `check` blocks and the import of NICs that somebody else "
            + "made. Nothing is changed, and read-only access to libvirt is enough unless `address_sources` names `agent`. Where Terraform "
            + "runs on the hypervisor itself, the VLANs that a NIC is really on are read back from the host's bridge.",
        Attributes = [Domain, Bridge, Network, Sources, Interfaces],
        ConfigValidators = [new ConflictsWith(Domain, Bridge, Network)],
    };
}
