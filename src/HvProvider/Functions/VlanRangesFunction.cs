using HvProvider.Vlans;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Functions;

/// <summary><c>vlan_ranges(list)</c>: VLANs with neighbours as ranges.</summary>
internal sealed class VlanRangesFunction : Function
{
    private static readonly FunctionParameter<IReadOnlyList<Tf<long>>> Vlans = new("vlans", ValueMapping.List(ValueMapping.Int64))
    {
        Description = "VLANs, 1 to 4094, in any order. A VLAN may be named more than once.",
    };

    /// <inheritdoc />
    public override string Name => "vlan_ranges";

    /// <inheritdoc />
    public override string Summary => "VLANs with neighbours as ranges.";

    /// <inheritdoc />
    public override string Description =>
        "VLANs in ascending order, with neighbours as ranges such as `\"30-39\"`: as `tags` of a trunk takes them, and as people read them. "
        + "The reverse of `vlan_expand`.";

    /// <inheritdoc />
    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [Vlans];

    /// <inheritdoc />
    public override TfType ReturnType { get; } = TfType.List(TfType.String);

    /// <inheritdoc />
    public override TfValue Call(FunctionArguments arguments)
    {
        var elements = arguments.Get(Vlans).Value;
        var vlans = new List<int>(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            vlans.Add(elements[i] switch
            {
                { IsNull: true } => throw new FunctionException($"Element {i} must be a VLAN; found null.", Vlans),
                { Value: >= VlanId.Min and <= VlanId.Max and var vlan } => (int)vlan,
                { Value: var other } => throw new FunctionException(
                    $"Element {i} must be a VLAN between {VlanId.Min} and {VlanId.Max}; found {other}.", Vlans),
            });
        }

        return TfValue.List(TfType.String, VlanRanges.Group(vlans).Select(TfValue.String));
    }
}
