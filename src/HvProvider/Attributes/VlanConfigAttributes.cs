using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>
/// The attributes <c>vlan</c> and <c>trunk</c>, of which at most one is set: by them a configuration asks for VLANs, of one NIC or
/// of all NICs of a port group.
/// </summary>
internal sealed class VlanConfigAttributes
{
    /// <summary>Declares the attributes for one object of a schema.</summary>
    /// <param name="vlanDescription">What <c>vlan</c> is for.</param>
    /// <param name="trunkDescription">What <c>trunk</c> is for.</param>
    public VlanConfigAttributes(string vlanDescription, string trunkDescription)
    {
        Vlan = new Int64Attribute("vlan")
        {
            Optional = true,
            Description = vlanDescription,
            Validators = [new Int64Between(VlanId.Min, VlanId.Max)],
        };
        Trunk = new NestedAttribute("trunk", TrunkAttributes.All)
        {
            Optional = true,
            Description = trunkDescription,
            Validators = [TrunkValidator.Instance],
            SemanticEquality = static (left, right) =>
                TrunkAttributes.Read(left) is { } trunk && trunk == TrunkAttributes.Read(right),
        };
        Exclusion = new ConflictsWith(Vlan, Trunk);
    }

    /// <summary>The one VLAN.</summary>
    public Int64Attribute Vlan { get; }

    /// <summary>Several VLANs.</summary>
    public NestedAttribute Trunk { get; }

    /// <summary>Only one of them is set.</summary>
    public ConflictsWith Exclusion { get; }

    /// <summary>The VLANs that an object asks for; null where it asks for none, or does not know them yet.</summary>
    public VlanConfig? Of(TfObject values) =>
        values.Get(Vlan) is { IsKnown: true } vlan ? VlanConfig.Access((int)vlan.Value)
        : values.Get(Trunk) is { IsKnown: true } trunk ? TrunkAttributes.Read(trunk.Value)
        : null;

    /// <summary>Whether it is decided which VLANs an object asks for.</summary>
    public bool IsKnown(TfObject values) => !values.Get(Vlan).IsUnknown
        && values.Get(Trunk) is { IsUnknown: false } trunk
        && (trunk.IsNull || TrunkAttributes.Read(trunk.Value) is not null);

    /// <summary>The attribute that sets the VLANs of an object, or would.</summary>
    public SchemaAttribute AttributeIn(TfObject values) => values.Get(Trunk).IsNull ? Vlan : Trunk;

    /// <summary>
    /// Shows the VLANs that were found, in the words that <paramref name="state"/> has for them so far if these mean the same.
    /// What no configuration can ask for is not shown.
    /// </summary>
    public void Show(TfObject state, VlanConfig? found)
    {
        var known = state.Get(Trunk) is { IsKnown: true } trunk ? trunk.Value : null;
        var isKnownTrunk = known is not null && found is not null && TrunkAttributes.Read(known) == found;
        var access = isKnownTrunk ? null : found?.AccessTag;
        state.Set(Vlan, access is { } vlan ? (long)vlan : Tf<long>.Null);
        if (!isKnownTrunk)
        {
            state.Set(Trunk, access is null && found is { Trunk: true, IsSound: true }
                ? TrunkAttributes.Write(Trunk, found, known)
                : Tf<TfObject>.Null);
        }
    }
}
