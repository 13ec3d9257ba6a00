using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.HostBridges;

/// <summary>The attributes that show the VLANs of a port.</summary>
internal static class VlanAttributes
{
    public static readonly Int64Attribute Pvid = new("pvid")
    {
        Computed = true,
        Description = "The VLAN that untagged frames from there become. Null where they are dropped.",
    };

    public static readonly ListAttribute<long> Untagged = new("untagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLANs whose frames leave there without a tag, in order.",
    };

    public static readonly ListAttribute<long> Tagged = new("tagged", ValueMapping.Int64)
    {
        Computed = true,
        Description = "The VLANs whose frames leave there with their tag, in order.",
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Pvid, Untagged, Tagged];

    /// <summary>Shows a port's VLANs in an object that has these attributes.</summary>
    public static void Show(TfObject values, PortVlans vlans)
    {
        values.Set(Pvid, vlans.Pvid is { } pvid ? (long)pvid : Tf<long>.Null);
        values.Set(Untagged, Numbers(vlans.Untagged));
        values.Set(Tagged, Numbers(vlans.Tagged));
    }

    /// <summary>VLANs as a list.</summary>
    public static Tf<IReadOnlyList<Tf<long>>> Numbers(IEnumerable<int> vlans) =>
        new([.. vlans.Select(static vlan => new Tf<long>(vlan))]);
}
