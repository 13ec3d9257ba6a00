using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>What is stored after an apply.</summary>
/// <param name="State">The object; null when there is none (any more).</param>
/// <param name="Private">The private bytes beside it.</param>
internal sealed record AppliedState(TfValue State, ReadOnlyMemory<byte> Private)
{
    /// <summary>
    /// Decides what is stored, by what Terraform would do with it. Nothing must be lost: a create that failed half-way is
    /// stored as far as it came, a failed update or delete keeps the prior state unless the resource knows better, and
    /// nothing at all without an error is an error.
    /// </summary>
    internal static AppliedState Settle(
        Schema schema,
        PlanOperation operation,
        TfValue prior,
        TfValue planned,
        ResourceResult? result,
        ReadOnlyMemory<byte> plannedPrivate,
        DiagnosticList diagnostics)
    {
        if (result?.State is not { } state)
        {
            if (operation == PlanOperation.Delete && !diagnostics.HasErrors)
            {
                return new AppliedState(TfValue.Null(schema.Type), default);
            }

            if (!diagnostics.HasErrors)
            {
                ProviderBug.Result(diagnostics, AttributePath.Root, "is missing after the operation");
            }

            return operation == PlanOperation.Create
                ? new AppliedState(prior, default)
                : new AppliedState(prior, plannedPrivate);
        }

        var value = state.Raw;
        value = new MemberWalk(PlanRules.KeepSpelling).Object(schema.Object, value, planned, value);
        value = new MemberWalk(PlanRules.WriteOnly).Object(schema.Object, value, planned, value);
        if (!diagnostics.HasErrors)
        {
            Check(operation, planned, value, diagnostics);
        }

        return new AppliedState(UnknownValues.ToNull(value), result.Private);
    }

    private static void Check(PlanOperation operation, TfValue planned, TfValue value, DiagnosticList diagnostics)
    {
        if (operation == PlanOperation.Delete)
        {
            ProviderBug.Result(diagnostics, AttributePath.Root, "is still there after it was deleted without an error");
        }
        else
        {
            new ResultCheck(diagnostics).Check(planned, value);
        }
    }
}
