using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>The attributes for the VLANs of a NIC's tap.</summary>
internal static class PortVlanAttributes
{
    public static readonly Int64Attribute Pvid = new("pvid")
    {
        Computed = true,
        Description = "The PVID of the port: the VLAN ID of untagged frames from the guest. Null if these frames are dropped.",
    };

    public static readonly ListAttribute<long> Untagged = new("untagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLAN IDs that the port sends to the guest untagged, in ascending order.",
    };

    public static readonly ListAttribute<long> Tagged = new("tagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLAN IDs that the port carries tagged in both directions, in ascending order.",
    };

    /// <summary>All attributes.</summary>
    public static readonly IReadOnlyList<SchemaAttribute> All = [Pvid, Untagged, Tagged];

    /// <summary>VLANs as the value of an attribute with this schema; null if they are not known.</summary>
    public static Tf<TfObject> Show(NestedAttribute attribute, PortVlans? vlans)
    {
        if (vlans is null)
        {
            return Tf<TfObject>.Null;
        }

        var values = new TfObject(attribute.Schema);
        values.Set(Pvid, vlans.Pvid is { } pvid ? (long)pvid : Tf<long>.Null);
        values.Set(Untagged, Numbers(vlans.Untagged));
        values.Set(Tagged, Numbers(vlans.Tagged));
        return values;
    }

    /// <summary>VLANs as the value of an attribute that consists of these, in the same state.</summary>
    public static Tf<TfObject> Show(NestedAttribute attribute, Tf<PortVlans> vlans) =>
        vlans.IsUnknown ? Tf<TfObject>.Unknown : Show(attribute, vlans.KnownOrDefault());

    /// <summary>The VLANs of such a value, in the same state.</summary>
    public static Tf<PortVlans> Of(Tf<TfObject> value) =>
        value.IsUnknown ? Tf<PortVlans>.Unknown
        : value.IsNull ? Tf<PortVlans>.Null
        : new PortVlans(ReadPvid(value.Value), Numbers(value.Value.Get(Untagged)), Numbers(value.Value.Get(Tagged)));

    private static int? ReadPvid(TfObject value) => value.Get(Pvid) is { IsKnown: true } pvid ? (int)pvid.Value : null;

    private static Tf<IReadOnlyList<Tf<long>>> Numbers(IEnumerable<int> vlans) =>
        new([.. vlans.Select(static vlan => new Tf<long>(vlan))]);

    private static int[] Numbers(Tf<IReadOnlyList<Tf<long>>> vlans) =>
        vlans.IsKnown ? [.. vlans.Value.Where(static vlan => vlan.IsKnown).Select(static vlan => (int)vlan.Value).Order()] : [];
}
