using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Attributes;

/// <summary>
/// Checks that each element is a VLAN ID or a range, without duplicates. Every invalid element is reported; of two overlapping
/// elements, the later one. Unknown elements are skipped.
/// </summary>
internal sealed class TrunkTagsValidator : Validator<IReadOnlyList<Tf<string>>>
{
    public static readonly TrunkTagsValidator Instance = new();

    public override string Description => "must be VLAN IDs and ranges of VLAN IDs without duplicates";

    public override void Validate(IReadOnlyList<Tf<string>> value, ValidationContext context)
    {
        var named = new List<(int First, int Last, string Text)>();
        for (var i = 0; i < value.Count; i++)
        {
            if (value[i].IsUnknown)
            {
                continue;
            }

            var element = new ValidationContext(context.Path.Index(i), context.IsSensitive, context.Diagnostics);
            if (value[i].IsNull)
            {
                element.AddError("must be a VLAN ID or a range of VLAN IDs", "null");
                continue;
            }

            var text = value[i].Value;
            if (VlanRanges.Problem(text) is { } problem)
            {
                element.AddError(problem, $"\"{text}\"");
                continue;
            }

            var (first, last) = VlanRanges.ParseOne(text)!.Value;
            var other = named.FindIndex(range => first <= range.Last && range.First <= last);
            if (other >= 0)
            {
                element.AddError(
                    context.IsSensitive
                        ? "must not contain a VLAN ID twice"
                        : $"must not contain a VLAN ID that \"{named[other].Text}\" already contains",
                    $"\"{text}\"");
            }

            named.Add((first, last, text));
        }
    }
}
