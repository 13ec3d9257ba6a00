using HvProvider.Attributes;
using HvProvider.Networks;
using HvProvider.Nics;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The attributes of <c>hv_network_attachment</c>.</summary>
internal static class NetworkAttachmentSchema
{
    private const string NeededForVlans =
        "Needs libvirt 11.0 on the hypervisor, and a bridge that filters VLANs; changing it in a running guest, which happens "
        + "without unplugging, needs libvirt 11.3.";

    public static readonly StringAttribute Domain = new("domain")
    {
        Required = true,
        Description =
            "The libvirt domain, by name or by UUID. It is defined by somebody else, perhaps by another resource of the same "
            + "apply. Another domain replaces the attachment; another spelling of the same domain does not.",
        Validators = [new StringLength(1, 255)],
    };

    public static readonly StringAttribute Name = new("name")
    {
        Required = true,
        Description =
            "The name of this NIC within the domain: letters, digits, `_` and `-`, but not `net` followed by digits. It is "
            + "kept in the domain's definition as the alias `ua-NAME`, by which the NIC is found again. Another name "
            + "replaces the attachment.",
        Validators = [new NameValidator(NicName.Problem)],
    };

    public static readonly StringAttribute Bridge = new("bridge")
    {
        Optional = true,
        Computed = true,
        Description =
            "The host's bridge, such as `br0`. Exactly one of `bridge` and `network` is set; with `network`, this is the bridge that the "
            + "network is on. Changed in the running guest without unplugging.",
        Validators = [new NameValidator(BridgeName.Problem)],
    };

    public static readonly StringAttribute Network = new("network")
    {
        Optional = true,
        Description =
            "The libvirt network, by name, instead of the bridge itself: best by reference to `hv_bridge`, so that it is there first and "
            + "a change of its port groups reaches this NIC in the same apply. It must be active. Changed in the running guest without "
            + "unplugging.",
        Validators = [new NameValidator(NetworkName.Problem)],
    };

    public static readonly StringAttribute PortGroup = new("port_group")
    {
        Optional = true,
        Description =
            "The network's port group, which gives the NIC its VLANs unless it has its own in `vlan` or `trunk`. Left out, it is the "
            + "network's default port group, where it has one. One that does not exist is an error (libvirt itself would leave the NIC "
            + "untagged). Changed in the running guest without unplugging; on the way its link is down for a moment.",
        Validators = [new NameValidator(NetworkName.PortGroupProblem)],
    };

    /// <summary>The VLANs that are asked for.</summary>
    public static readonly VlanConfigAttributes VlanWish = new(
        "The VLAN that the guest is on, 1 to 4094; the guest itself never sees a tag. Without it and without `trunk`, the NIC "
        + "is untagged: it is on the VLAN of its port group, or on the bridge's default VLAN. " + NeededForVlans,
        "Several VLANs, whose tags the guest sees and sets itself, instead of the one of `vlan`. Another spelling of the same "
        + "VLANs is no change. " + NeededForVlans);

    public static readonly Int64Attribute Vlan = VlanWish.Vlan;

    public static readonly NestedAttribute Trunk = VlanWish.Trunk;

    public static readonly StringAttribute Mac = new("mac_address")
    {
        Optional = true,
        Computed = true,
        Description =
            "The guest's MAC address. Left out, it is derived from the provider's `mac_namespace`, the domain's name and "
            + "`name`, so it is known at plan and the same after a rebuild. Changing it re-plugs the NIC of a running guest.",
        Validators = [MacAddressValidator.Instance],
        SemanticEquality = static (left, right) =>
            MacAddress.TryParse(left, out var a) && MacAddress.TryParse(right, out var b) && a == b,
    };

    public static readonly StringAttribute Model = new("model")
    {
        Optional = true,
        Computed = true,
        Description =
            "The device that the guest sees, such as `virtio` or `e1000e`. Left out, a new NIC is `virtio` and an existing "
            + "one stays what it is. Changing it re-plugs the NIC of a running guest.",
        Validators = [new StringMatches(IsModel, "must be a libvirt NIC model such as \"virtio\" or \"e1000e\"")],
    };

    public static readonly StringAttribute Link = new("link_state")
    {
        Optional = true,
        Computed = true,
        Default = Text(LinkState.Up),
        Description =
            "`up`, or `down` for a NIC whose cable is out. Default: `up`. Changed in the running guest without unplugging.",
        Validators = [new OneOf(Text(LinkState.Up), Text(LinkState.Down))],
    };

    public static readonly StringAttribute Pci = new("pci_address")
    {
        Optional = true,
        Computed = true,
        Description =
            "Where the guest sees the NIC on its PCI buses, such as `0000:05:00.0`. Left out, a place is chosen that is free "
            + "in the running guest and in the persistent definition, and then kept. Changing it re-plugs the NIC of a "
            + "running guest.",
        Validators = [new StringMatches(
            static text => PciAddress.TryParse(text, out var address) && !address.IsEmpty,
            "must be a PCI address such as \"0000:05:00.0\"")],
        SemanticEquality = static (left, right) =>
            PciAddress.TryParse(left, out var a) && PciAddress.TryParse(right, out var b) && a == b,
    };

    public static readonly StringAttribute OnDestroyAction = new("on_destroy")
    {
        Optional = true,
        Computed = true,
        Default = OnDestroy.Detach,
        Description =
            "What destroying does: `detach` removes the NIC from the running guest, waits until the guest has let it go, and "
            + "removes it from the persistent definition; `config_only` removes it from the persistent definition, so that a "
            + "running guest keeps it until it stops; `abandon` leaves the NIC as it is. Default: `detach`.",
        Validators = [new OneOf(OnDestroy.Detach, OnDestroy.ConfigOnly, OnDestroy.Abandon)],
    };

    public static readonly TimeoutsAttribute Timeouts = new(
        create: TimeSpan.FromMinutes(2), read: TimeSpan.FromMinutes(1), update: TimeSpan.FromMinutes(2),
        delete: TimeSpan.FromMinutes(1));

    public static readonly StringAttribute Id = new("id")
    {
        Computed = true,
        Description = "The domain's UUID and the NIC's name, `UUID/NAME`; good for an import.",
    };

    public static readonly StringAttribute DomainUuid = new("domain_uuid")
    {
        Computed = true,
        Description = "The domain's UUID. A domain of the same name with another UUID is another domain.",
    };

    public static readonly StringAttribute Alias = new("alias")
    {
        Computed = true,
        Description =
            "The NIC's alias in the domain's definition: `ua-NAME`. A NIC that was imported keeps the alias that libvirt gave "
            + "it until its guest is started the next time.",
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

    public static readonly BoolAttribute InSync = new("in_sync")
    {
        Computed = true,
        Description =
            "Whether the running guest and the persistent definition have the same NIC. When they do not, the attributes show "
            + "the running guest, and the next apply repairs the difference.",
    };

    public static readonly NestedAttribute EffectiveVlans = new("effective_vlans", PortVlanAttributes.All)
    {
        Computed = true,
        Description =
            "The VLANs that the NIC is really on: those of its tap, as read back from the host's bridge. While the guest does not "
            + "run, those that it will have. Known in the plan, compared after every change, and read in every plan: a VLAN that "
            + "something on the host took from the tap is shown as a change, and the next apply puts it back without unplugging. "
            + "Null where the hypervisor's host cannot be seen: when Terraform runs elsewhere.",
    };

    public static readonly NestedAttribute EffectiveBandwidth = new("effective_bandwidth", ShownBandwidth.All)
    {
        Computed = true,
        Description =
            "The limits of the NIC's traffic, which it has from its port group: as libvirt shows them of the running guest, and while the "
            + "guest does not run, those that it will have. Known in the plan; a port group whose `bandwidth` changes is shown as a change "
            + "of its NICs, and reaches the running guest in the same apply, without unplugging. Limits that somebody else gave the NIC itself "
            + "stay, and take the place of the port group's. Null where there are none.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "One NIC of a libvirt domain on a host's bridge, plugged into the running guest and kept in the domain's persistent "
            + "definition. The domain itself is never restarted, redefined or replaced.",
        Attributes =
        [
            Domain, Name, Bridge, Network, PortGroup, Vlan, Trunk, Mac, Model, Link, Pci, OnDestroyAction, Timeouts,
            Id, DomainUuid, Alias, Tap, Live, InSync, EffectiveVlans, EffectiveBandwidth,
        ],
        ConfigValidators = [VlanWish.Exclusion, new ExactlyOneOf(Bridge, Network), new ConflictsWith(Bridge, PortGroup)],
    };

    /// <summary>The value of <c>link_state</c> for a link state.</summary>
    public static string Text(LinkState state) => LinkStateName.Of(state);

    private static bool IsModel(string text) =>
        text.Length is > 0 and <= 64 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
