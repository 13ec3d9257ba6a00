using HvProvider.Attributes;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Nics.Settings;

/// <summary>
/// The read-only attributes of <c>trunk</c> of a listed NIC. <see cref="TrunkAttributes"/> are their configurable counterparts.
/// </summary>
internal static class ListedVlanAttributes
{
    public static readonly ListAttribute<string> Tags = new("tags", ValueMapping.String)
    {
        Computed = true,
        Description = "The VLAN IDs of the trunk in ascending order, with consecutive IDs as ranges such as `30-39`.",
    };

    public static readonly Int64Attribute Native = new("native")
    {
        Computed = true,
        Description = "The native VLAN, which is also contained in `tags`. Null if there is none.",
    };

    public static readonly StringAttribute Mode = new("native_mode")
    {
        Computed = true,
        Description = "How frames of the native VLAN are sent to the guest: `untagged` or `tagged`. Null if there is no native VLAN.",
    };

    public static readonly Int64Attribute Vlan = new("vlan")
    {
        Computed = true,
        Description =
            "The VLAN ID that is set on the NIC itself, as with `vlan` of `hv_network_attachment`. Null if none or a trunk is set. "
            + "VLANs of the port group are shown only in `intended_vlans`.",
    };

    public static readonly NestedAttribute Trunk = new("trunk", [Tags, Native, Mode])
    {
        Computed = true,
        Description = "The trunk that is set on the NIC itself, as with `trunk` of `hv_network_attachment`. Null if none is set.",
    };

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<SchemaAttribute> All = [Vlan, Trunk];

    /// <summary>Writes the VLANs of a NIC as <c>vlan</c> or <c>trunk</c>; as neither if no configuration can set them.</summary>
    public static void WriteTo(TfObject values, VlanConfig? vlan)
    {
        values.Set(Vlan, vlan?.AccessTag is { } access ? (long)access : Tf<long>.Null);
        values.Set(Trunk, vlan is { AccessTag: null, Trunk: true, IsSound: true } ? Of(vlan) : Tf<TfObject>.Null);
    }

    private static TfObject Of(VlanConfig vlan)
    {
        var trunk = new TfObject(Trunk.Schema);
        trunk.Set(Tags, new([.. VlanRanges.Group(vlan.Tags.Select(static tag => tag.Id)).Select(static text => new Tf<string>(text))]));
        trunk.Set(Native, TfValues.Number(vlan.Native?.Id));
        trunk.Set(Mode, vlan.Native is { Native: { } mode } ? TrunkAttributes.Text(mode) : Tf<string>.Null);
        return trunk;
    }
}
