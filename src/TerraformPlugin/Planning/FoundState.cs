using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Prepares the result of a read or an import for storing.</summary>
internal static class FoundState
{
    /// <summary>
    /// The found state. Values equivalent to the prior ones keep the prior spelling; it contains no write-only and no unknown values.
    /// </summary>
    internal static TfValue Settle(Schema schema, TfValue before, ResourceResult result, DiagnosticList diagnostics)
    {
        if (result.State is null)
        {
            return TfValue.Null(schema.Type);
        }

        var found = result.State.Raw;
        found = new MemberVisitor(PlanRules.KeepSpelling).Object(schema.Object, found, before, found);
        found = new MemberVisitor(PlanRules.WriteOnly).Object(schema.Object, found, before, found);
        new ResultCheck(diagnostics).WhollyKnown(found);
        return UnknownValues.ToNull(found);
    }
}
