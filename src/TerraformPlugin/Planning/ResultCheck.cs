using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>
/// Checks the result of an operation by Terraform's rules: known values of the plan are unchanged, unknown values are resolved
/// within their refinements.
/// </summary>
internal sealed class ResultCheck(DiagnosticList diagnostics)
{
    /// <summary>Checks the new state of a create or an update against its plan.</summary>
    internal void Check(TfValue planned, TfValue actual)
    {
        WhollyKnown(actual);
        Compare(AttributePath.Root, planned, actual);
    }

    /// <summary>Checks that no value is unknown.</summary>
    internal void WhollyKnown(TfValue actual)
    {
        foreach (var path in UnknownValues.Paths(actual, AttributePath.Root))
        {
            Report(path, "is still unknown after the operation");
        }
    }

    private void Compare(AttributePath path, TfValue planned, TfValue actual)
    {
        (planned, actual) = (planned.Unwrap(), actual.Unwrap());
        // Unknown values have already been reported. A planned value without a concrete type, null or unknown, permits any result.
        if (actual.IsUnknown || planned.Type.Kind == TfTypeKind.Dynamic || planned.Equals(actual))
        {
            return;
        }

        if (!TypeConformance.Conforms(actual.Type, planned.Type))
        {
            Report(path, "has a value of a type that differs from the plan");
        }
        else if (planned.IsUnknown)
        {
            if (!Refinements.Allow(planned.Refinement, actual))
            {
                Report(path, "does not satisfy the refinement in the plan");
            }
        }
        else if (planned.IsNull != actual.IsNull)
        {
            Report(path, planned.IsNull ? "was planned as null, but has a value" : "was planned with a value, but is null");
        }
        else if (!planned.IsNull)
        {
            Parts(path, planned, actual);
        }
    }

    private void Parts(AttributePath path, TfValue planned, TfValue actual)
    {
        switch (planned.Type.Kind)
        {
            case TfTypeKind.Object:
                Entries(planned, actual, path.Attribute);
                break;
            case TfTypeKind.Map when HaveSame(path, "keys", planned.AsMap().Keys, actual.AsMap().Keys):
                Entries(planned, actual, path.Element);
                break;
            case TfTypeKind.List or TfTypeKind.Tuple when HaveSameLength(path, planned, actual):
                var (before, after) = (planned.AsElements(), actual.AsElements());
                for (var i = 0; i < before.Count; i++)
                {
                    Compare(path.Index(i), before[i], after[i]);
                }

                break;
            case TfTypeKind.Set:
                Set(path, planned, actual);
                break;
            case TfTypeKind.Map or TfTypeKind.List or TfTypeKind.Tuple:
                break;
            default:
                Report(path, "has a value that differs from the plan");
                break;
        }
    }

    private void Entries(TfValue planned, TfValue actual, Func<string, AttributePath> path)
    {
        var after = actual.AsMap();
        foreach (var (key, value) in planned.AsMap())
        {
            Compare(path(key), value, after[key]);
        }
    }

    /// <summary>Elements that resolve to equal values coalesce, so a set may shrink, but never grow.</summary>
    private void Set(AttributePath path, TfValue planned, TfValue actual)
    {
        var (before, after) = (planned.AsElements(), actual.AsElements());
        if (after.Count > before.Count
            || before.Any(p => !after.Any(a => Fits(p, a)))
            || after.Any(a => !before.Any(p => Fits(p, a))))
        {
            Report(path, "has elements that differ from the plan");
        }
    }

    private static bool Fits(TfValue planned, TfValue actual)
    {
        var findings = new DiagnosticList();
        new ResultCheck(findings).Compare(AttributePath.Root, planned, actual);
        return !findings.HasErrors;
    }

    private bool HaveSameLength(AttributePath path, TfValue planned, TfValue actual)
    {
        if (planned.AsElements().Count == actual.AsElements().Count)
        {
            return true;
        }

        Report(path, "has a number of elements that differs from the plan");
        return false;
    }

    private bool HaveSame(AttributePath path, string what, IEnumerable<string> planned, IEnumerable<string> actual)
    {
        if (planned.ToHashSet(StringComparer.Ordinal).SetEquals(actual))
        {
            return true;
        }

        Report(path, $"has {what} that differ from the plan");
        return false;
    }

    private void Report(AttributePath path, string problem) => ProviderBug.Result(diagnostics, path, problem);
}
