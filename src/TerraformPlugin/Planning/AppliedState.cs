using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The state to store after an apply.</summary>
/// <param name="State">The object; null if it does not exist.</param>
/// <param name="Private">The private bytes of the object.</param>
internal sealed record AppliedState(TfValue State, ReadOnlyMemory<byte> Private)
{
    /// <summary>
    /// Decides which state is stored, by Terraform's rules. No object may be lost: a create that failed part-way is stored as
    /// far as it was completed, a failed update or delete keeps the prior state unless the resource returned another one, and
    /// a missing state without an error is an error.
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
        value = new MemberVisitor(PlanRules.KeepSpelling).Object(schema.Object, value, planned, value);
        value = new MemberVisitor(PlanRules.WriteOnly).Object(schema.Object, value, planned, value);
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
            ProviderBug.Result(diagnostics, AttributePath.Root, "still exists after it was deleted without an error");
        }
        else
        {
            new ResultCheck(diagnostics).Check(planned, value);
        }
    }
}
