using HvProvider.Attributes;
using HvProvider.Networks;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>A port group of a configuration, plan or state as typed values, each of them null, unknown or known.</summary>
internal sealed record PortGroupModel
{
    // Holds the spelling of the trunk, which is kept as long as the VLANs are the same.
    private readonly TfObject _source;

    private PortGroupModel(string name, TfObject source)
    {
        _source = source;
        Name = name;
        Vlan = PortGroupAttributes.ReadVlan(source);
        IsDefault = source.Get(PortGroupAttributes.IsDefault);
        Bandwidth = PortGroupAttributes.ReadBandwidth(source);
    }

    /// <summary>The name of the port group.</summary>
    public string Name { get; }

    /// <summary>The VLANs of <c>vlan</c> or <c>trunk</c>; null for untagged NICs.</summary>
    public Tf<VlanConfig> Vlan { get; init; }

    /// <summary>Whether NICs that name no port group are in this one.</summary>
    public Tf<bool> IsDefault { get; init; }

    /// <summary>The bandwidth limits of each NIC.</summary>
    public Tf<Bandwidth> Bandwidth { get; init; }

    /// <summary>Whether no part of the port group is unknown.</summary>
    public bool IsWhollyKnown => !Vlan.IsUnknown && !IsDefault.IsUnknown && !Bandwidth.IsUnknown;

    /// <summary>The path of the attribute that sets the VLANs: <c>trunk</c> if it is set, otherwise <c>vlan</c>.</summary>
    public AttributePath VlanPath =>
        BridgeSchema.PortGroups.Path.Element(Name).Attribute(PortGroupAttributes.Vlans.AttributeIn(_source).Name);

    /// <summary>Reads a port group.</summary>
    public static PortGroupModel Read(string name, TfObject values) => new(name, values);

    /// <summary>The model of a port group that libvirt returned.</summary>
    /// <param name="found">The port group.</param>
    /// <param name="known">The port group in the state or plan, whose spelling is kept; null if it has none.</param>
    public static PortGroupModel Of(PortGroup found, PortGroupModel? known) =>
        (known ?? new PortGroupModel(found.Name, new TfObject(BridgeSchema.PortGroups.Schema))) with
        {
            Vlan = TfValues.FromNullable(found.Vlan),
            IsDefault = found.IsDefault,
            Bandwidth = TfValues.FromNullable(found.Bandwidth),
        };

    /// <summary>The port group for libvirt. Everything is known by then.</summary>
    public PortGroup ToPortGroup() => new(Name)
    {
        IsDefault = IsDefault.ValueOr(false),
        Vlan = Vlan.KnownOrDefault(),
        Bandwidth = Bandwidth.KnownOrDefault(),
    };

    /// <summary>The values as an object of the schema. Values that did not change are kept as they were read.</summary>
    public TfObject ToObject()
    {
        var values = _source.Clone();
        if (PortGroupAttributes.ReadVlan(values) != Vlan)
        {
            PortGroupAttributes.WriteVlan(values, Vlan.KnownOrDefault());
        }

        if (PortGroupAttributes.ReadBandwidth(values) != Bandwidth)
        {
            PortGroupAttributes.WriteBandwidth(values, Bandwidth.KnownOrDefault());
        }

        if (values.Get(PortGroupAttributes.IsDefault) != IsDefault)
        {
            values.Set(PortGroupAttributes.IsDefault, IsDefault);
        }

        return values;
    }
}
