using HvProvider.Attributes;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>
/// The attributes of <c>trunk</c> as a listing shows them: those of <see cref="TrunkAttributes"/>, which are a user's to set there.
/// </summary>
internal static class ListedTrunk
{
    public static readonly ListAttribute<string> Tags = new("tags", ValueMapping.String)
    {
        Computed = true,
        Description = "The VLANs in order, neighbours as ranges such as `30-39`.",
    };

    public static readonly Int64Attribute Native = new("native")
    {
        Computed = true,
        Description = "The native VLAN, which is among `tags`. Null where there is none.",
    };

    public static readonly StringAttribute Mode = new("native_mode")
    {
        Computed = true,
        Description = "How frames of the native VLAN reach the guest: `untagged` or `tagged`. Null where there is none.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Tags, Native, Mode];

    /// <summary>Shows a NIC's own VLANs as <c>vlan</c> or <c>trunk</c>. What no configuration can ask for is neither.</summary>
    public static void WriteTo(TfObject values, VlanConfig? vlan)
    {
        values.Set(InterfaceAttributes.Vlan, TfValues.Number(vlan?.AccessTag));
        values.Set(InterfaceAttributes.Trunk, vlan is { AccessTag: null, Trunk: true, IsSound: true } ? Of(vlan) : Tf<TfObject>.Null);
    }

    private static TfObject Of(VlanConfig vlan)
    {
        var trunk = new TfObject(InterfaceAttributes.Trunk.Schema);
        trunk.Set(Tags, new([.. VlanRanges.Group(vlan.Tags.Select(static tag => tag.Id)).Select(static text => new Tf<string>(text))]));
        trunk.Set(Native, TfValues.Number(vlan.Native?.Id));
        trunk.Set(Mode, vlan.Native is { Native: { } mode } ? TrunkAttributes.Text(mode) : Tf<string>.Null);
        return trunk;
    }
}
