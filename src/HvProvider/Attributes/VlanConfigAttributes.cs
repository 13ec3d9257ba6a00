using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>
/// The attributes <c>vlan</c> and <c>trunk</c>, which configure the VLANs of a NIC or of all NICs of a port group. At most one of
/// them is set.
/// </summary>
internal sealed class VlanConfigAttributes
{
    /// <summary>Declares the attributes for one object of a schema.</summary>
    /// <param name="vlanDescription">The description of <c>vlan</c>.</param>
    /// <param name="trunkDescription">The description of <c>trunk</c>.</param>
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

    /// <summary>The attribute <c>vlan</c>.</summary>
    public Int64Attribute Vlan { get; }

    /// <summary>The attribute <c>trunk</c>.</summary>
    public NestedAttribute Trunk { get; }

    /// <summary>The rule that only one of them is set.</summary>
    public ConflictsWith Exclusion { get; }

    /// <summary>The VLANs that an object configures; null if it configures none, or they are not yet known.</summary>
    public VlanConfig? Of(TfObject values) =>
        values.Get(Vlan) is { IsKnown: true } vlan ? VlanConfig.Access((int)vlan.Value)
        : values.Get(Trunk) is { IsKnown: true } trunk ? TrunkAttributes.Read(trunk.Value)
        : null;

    /// <summary>Whether the configured VLANs are known.</summary>
    public bool IsKnown(TfObject values) => !values.Get(Vlan).IsUnknown
        && values.Get(Trunk) is { IsUnknown: false } trunk
        && (trunk.IsNull || TrunkAttributes.Read(trunk.Value) is not null);

    /// <summary>The attribute that sets the VLANs of an object, or would.</summary>
    public SchemaAttribute AttributeIn(TfObject values) => values.Get(Trunk).IsNull ? Vlan : Trunk;

    /// <summary>
    /// Writes the found VLANs to the state. The notation in <paramref name="state"/> is kept if it is equivalent. VLANs that
    /// cannot be expressed in the configuration are not written.
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
