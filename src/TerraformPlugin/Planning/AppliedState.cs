using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>The state to store after an apply.</summary>
/// <param name="State">The object; null if it does not exist, or if Terraform must keep the prior one.</param>
/// <param name="Private">The private bytes of the object.</param>
internal sealed record AppliedState(TfValue State, ReadOnlyMemory<byte> Private)
{
    /// <summary>
    /// Decides which state is stored, by Terraform's rules. No object may be lost: a create that failed part-way is stored as
    /// far as it was completed, and a missing state without an error is an error. After a failed update or delete without a result,
    /// the response has no state: Terraform then keeps the prior state with its private bytes, which the request does not contain.
    /// </summary>
    internal static AppliedState Settle(
        Schema schema, PlanOperation operation, TfValue planned, ResourceResult? result, DiagnosticList diagnostics)
    {
        if (result?.State is not { } state)
        {
            if (operation != PlanOperation.Delete && !diagnostics.HasErrors)
            {
                ProviderBug.Result(diagnostics, AttributePath.Root, "is missing after the operation");
            }

            return new AppliedState(TfValue.Null(schema.Type), default);
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

    /// <summary>
    /// The result as the resource returned it, for a result that could not be settled. The object exists, so a state without the
    /// rules of the schema is better than none.
    /// </summary>
    internal static AppliedState Unsettled(Schema schema, TfValue state, ReadOnlyMemory<byte> privateBytes) => new(
        UnknownValues.ToNull(new MemberVisitor(PlanRules.WriteOnly).Object(schema.Object, state, state, state)), privateBytes);

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
