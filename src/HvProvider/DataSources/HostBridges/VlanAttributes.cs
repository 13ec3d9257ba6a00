using HvProvider.Attributes;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes for the VLANs of a port.</summary>
internal static class VlanAttributes
{
    public static readonly Int64Attribute Pvid = new("pvid")
    {
        Computed = true,
        Description = "The PVID of the port: the VLAN ID of incoming untagged frames. Null if these frames are dropped.",
    };

    public static readonly ListAttribute<long> Untagged = new("untagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLAN IDs that the port sends untagged, in ascending order.",
    };

    public static readonly ListAttribute<long> Tagged = new("tagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLAN IDs that the port sends tagged, in ascending order.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Pvid, Untagged, Tagged];

    /// <summary>Writes the VLANs of a port to an object that has these attributes.</summary>
    public static void WriteTo(TfObject values, PortVlans vlans)
    {
        values.Set(Pvid, TfValues.Number(vlans.Pvid));
        values.Set(Untagged, ToNumbers(vlans.Untagged));
        values.Set(Tagged, ToNumbers(vlans.Tagged));
    }

    /// <summary>The VLANs of a port as the value of an attribute that consists of these attributes.</summary>
    public static TfObject ToObject(NestedAttribute attribute, PortVlans vlans)
    {
        var values = new TfObject(attribute.Schema);
        WriteTo(values, vlans);
        return values;
    }

    /// <summary>VLAN IDs as a list.</summary>
    public static Tf<IReadOnlyList<Tf<long>>> ToNumbers(IEnumerable<int> vlans) =>
        new([.. vlans.Select(static vlan => new Tf<long>(vlan))]);
}
