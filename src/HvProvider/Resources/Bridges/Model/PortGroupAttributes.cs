using HvProvider.Attributes;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>The attributes of a port group, and how their values are read and written.</summary>
internal static class PortGroupAttributes
{
    private const string Requirements = "Requires libvirt 11.0 or newer on the hypervisor and VLAN filtering on the bridge.";

    /// <summary>The attributes <c>vlan</c> and <c>trunk</c>.</summary>
    public static readonly VlanConfigAttributes Vlans = new(
        "The VLAN ID of the port group's NICs, 1 to 4094. The NICs are access ports: guests send and receive untagged frames. If neither "
        + "`vlan` nor `trunk` is set, the NICs use the bridge's default PVID. " + Requirements,
        "The VLANs of a trunk port, as an alternative to `vlan`. Guests send and receive tagged frames. Different notations of the same "
        + "VLANs are equal. " + Requirements);

    public static readonly BoolAttribute IsDefault = new("default")
    {
        Optional = true,
        Computed = true,
        Default = false,
        Description =
            "Whether this is the default port group, which is used by NICs of the network that name no port group. At most one port "
            + "group can be the default. Default: `false`.",
    };

    public static readonly NestedAttribute Bandwidth = new("bandwidth", BandwidthAttributes.All)
    {
        Optional = true,
        Description = "The traffic limits of each NIC of the port group. Requires traffic control (HTB and SFQ) in the host's kernel.",
        Validators = [BandwidthValidator.Instance],
    };

    public static readonly IReadOnlyList<SchemaAttribute> All = [Vlans.Vlan, Vlans.Trunk, IsDefault, Bandwidth];

    /// <summary>The VLANs that <c>vlan</c> or <c>trunk</c> sets; null if neither is set.</summary>
    public static Tf<VlanConfig> ReadVlan(TfObject values) =>
        Vlans.IsKnown(values) ? TfValues.FromNullable(Vlans.Of(values)) : Tf<VlanConfig>.Unknown;

    /// <summary>Writes <c>vlan</c> or <c>trunk</c>. The spelling of a trunk is kept as far as it is still right.</summary>
    public static void WriteVlan(TfObject values, VlanConfig? vlan)
    {
        Vlans.Show(values, vlan);
        if (vlan is not null && values.Get(Vlans.Vlan).IsNull && values.Get(Vlans.Trunk).IsNull)
        {
            // No configuration can set such VLANs (for example one tag twice, set with virsh). They must not be shown as untagged.
            values.Set(Vlans.Trunk, TrunkAttributes.Write(Vlans.Trunk, vlan, null));
        }
    }

    /// <summary>The limits that <c>bandwidth</c> sets.</summary>
    public static Tf<Bandwidth> ReadBandwidth(TfObject values) => values.Get(Bandwidth) switch
    {
        { IsNull: true } => Tf<Bandwidth>.Null,
        { IsUnknown: true } => Tf<Bandwidth>.Unknown,
        var bandwidth => BandwidthAttributes.Read(bandwidth.Value) is { } limits ? limits : Tf<Bandwidth>.Unknown,
    };

    /// <summary>Writes <c>bandwidth</c>.</summary>
    public static void WriteBandwidth(TfObject values, Bandwidth? bandwidth) =>
        values.Set(Bandwidth, BandwidthAttributes.Write(Bandwidth, bandwidth));
}
