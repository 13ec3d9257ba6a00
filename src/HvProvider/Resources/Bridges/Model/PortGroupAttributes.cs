using HvProvider.Attributes;
using HvProvider.Networks;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>The attributes of a port group, and the port group that they describe.</summary>
internal static class PortGroupAttributes
{
    private const string Needs = "Needs libvirt 11.0 on the hypervisor, and a bridge that filters VLANs.";

    /// <summary>The VLANs that are asked for.</summary>
    public static readonly VlanConfigAttributes VlanWish = new(
        "The VLAN of the port group's NICs, 1 to 4094; guests themselves never see a tag. Without it and without `trunk`, they are "
        + "untagged: on the bridge's default VLAN. " + Needs,
        "Several VLANs, whose tags guests see and set themselves, instead of the one of `vlan`. Another spelling of the same VLANs is "
        + "no change. " + Needs);

    public static readonly BoolAttribute IsDefault = new("default")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description = "Whether NICs of the network that name no port group are in this one; of one port group at most. Default: `false`.",
    };

    public static readonly NestedAttribute Bandwidth = new("bandwidth", BandwidthAttributes.All)
    {
        Optional = true,
        Description = "Limits of the traffic of each NIC of the port group. Needs traffic control (HTB and SFQ) in the host's kernel.",
        Validators = [BandwidthValidator.Instance],
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [VlanWish.Vlan, VlanWish.Trunk, IsDefault, Bandwidth];

    /// <summary>The port group that the attributes describe, of which everything is known.</summary>
    public static PortGroup Read(string name, TfObject values) => new(name)
    {
        IsDefault = values.Get(IsDefault).ValueOr(false),
        Vlan = VlanWish.Of(values),
        Bandwidth = values.Get(Bandwidth) is { IsKnown: true } bandwidth ? BandwidthAttributes.Read(bandwidth.Value) : null,
    };

    /// <summary>Describes a port group that was found, in the words of what was known before as far as these are still right.</summary>
    /// <param name="schema">What a port group consists of.</param>
    /// <param name="group">The port group.</param>
    /// <param name="known">Its description so far; null where there is none.</param>
    public static TfObject Write(ObjectSchema schema, PortGroup group, TfObject? known)
    {
        var described = known?.Clone() ?? new TfObject(schema);
        VlanWish.Show(described, group.Vlan);
        if (group.Vlan is { } odd && described.Get(VlanWish.Vlan).IsNull && described.Get(VlanWish.Trunk).IsNull)
        {
            // No configuration can ask for it (one tag twice, such as only virsh sets), and it must not pass for untagged.
            described.Set(VlanWish.Trunk, TrunkAttributes.Write(VlanWish.Trunk, odd, null));
        }

        described.Set(IsDefault, group.IsDefault);
        described.Set(Bandwidth, BandwidthAttributes.Write(Bandwidth, group.Bandwidth));
        return described;
    }
}
