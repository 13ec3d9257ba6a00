using HvProvider.Vlans;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Functions;

/// <summary><c>vlan_ranges(list)</c>: combines VLAN IDs into ranges.</summary>
internal sealed class VlanRangesFunction : Function
{
    private static readonly FunctionParameter<IReadOnlyList<Tf<long>>> Vlans = new("vlans", ValueMapping.List(ValueMapping.Int64))
    {
        Description = "VLAN IDs, 1 to 4094, in any order. Duplicates are allowed.",
    };

    /// <inheritdoc />
    public override string Name => "vlan_ranges";

    /// <inheritdoc />
    public override string Summary => "Combines VLAN IDs into ranges.";

    /// <inheritdoc />
    public override string Description =>
        "Combines consecutive VLAN IDs into ranges such as `\"30-39\"`, in ascending order. The result is a valid value for `tags` of a "
        + "trunk. It is the inverse of `vlan_expand`.";

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
                { IsNull: true } => throw new FunctionException($"Element {i} must be a VLAN ID; found null.", Vlans),
                { Value: >= VlanId.Min and <= VlanId.Max and var vlan } => (int)vlan,
                { Value: var other } => throw new FunctionException(
                    $"Element {i} must be a VLAN ID between {VlanId.Min} and {VlanId.Max}; found {other}.", Vlans),
            });
        }

        return TfValue.List(TfType.String, VlanRanges.Group(vlans).Select(TfValue.String));
    }
}
