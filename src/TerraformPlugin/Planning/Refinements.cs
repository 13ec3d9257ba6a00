using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Checks values against the refinements of their unknown predecessors.</summary>
internal static class Refinements
{
    /// <summary>Whether a null or known value satisfies the refinement.</summary>
    internal static bool Allow(Refinement? refinement, TfValue value)
    {
        if (refinement is null)
        {
            return true;
        }

        value = value.Unwrap();
        if (value.IsNull)
        {
            return refinement.IsNull != false;
        }

        return refinement.IsNull != true && value.Type.Kind switch
        {
            TfTypeKind.String => refinement.StringPrefix is not { } prefix
                || value.AsString().StartsWith(prefix, StringComparison.Ordinal),
            TfTypeKind.Number => AllowNumber(refinement, value.AsNumber()),
            TfTypeKind.List or TfTypeKind.Set => AllowLength(refinement, value.AsElements().Count),
            TfTypeKind.Map => AllowLength(refinement, value.AsMap().Count),
            _ => true,
        };
    }

    private static bool AllowNumber(Refinement refinement, TfNumber number) =>
        (refinement.LowerBound is not { } lower || number.CompareTo(lower.Value) >= (lower.Inclusive ? 0 : 1))
        && (refinement.UpperBound is not { } upper || number.CompareTo(upper.Value) <= (upper.Inclusive ? 0 : -1));

    private static bool AllowLength(Refinement refinement, int length) =>
        length >= (refinement.MinLength ?? 0) && length <= (refinement.MaxLength ?? long.MaxValue);
}
