using HvProvider.Vlans;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Functions;

/// <summary><c>vlan_expand(list)</c>: expands a list of VLAN IDs and ranges.</summary>
internal sealed class VlanExpandFunction : Function
{
    private static readonly FunctionParameter<IReadOnlyList<Tf<string>>> Vlans = new("vlans", ValueMapping.List(ValueMapping.String))
    {
        Description = "VLAN IDs, 1 to 4094, and ranges such as `\"30-39\"`, in any order. Duplicates are allowed.",
    };

    /// <inheritdoc />
    public override string Name => "vlan_expand";

    /// <inheritdoc />
    public override string Summary => "Expands a list of VLAN IDs and ranges to VLAN IDs.";

    /// <inheritdoc />
    public override string Description =>
        "Expands a list of VLAN IDs and ranges, such as `tags` of a trunk, to numbers in ascending order without duplicates.";

    /// <inheritdoc />
    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [Vlans];

    /// <inheritdoc />
    public override TfType ReturnType { get; } = TfType.List(TfType.Number);

    /// <inheritdoc />
    public override TfValue Call(FunctionArguments arguments)
    {
        var vlans = new SortedSet<int>();
        var elements = arguments.Get(Vlans).Value;
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].IsNull)
            {
                throw new FunctionException($"Element {i} must be a VLAN ID or a range of VLAN IDs; found null.", Vlans);
            }

            var text = elements[i].Value;
            if (VlanRanges.Problem(text) is { } problem)
            {
                throw new FunctionException($"Element {i} {problem}; found \"{text}\".", Vlans);
            }

            var (first, last) = VlanRanges.ParseOne(text)!.Value;
            vlans.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return TfValue.List(TfType.Number, vlans.Select(static vlan => TfValue.Number(vlan)));
    }
}
