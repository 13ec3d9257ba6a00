using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Makes what a read or an import found fit to be stored.</summary>
internal static class FoundState
{
    /// <summary>
    /// The found state, spelled as it was before where it means the same; nothing write-only or unknown is in it.
    /// </summary>
    internal static TfValue Settle(Schema schema, TfValue before, ResourceResult result, DiagnosticList diagnostics)
    {
        if (result.State is null)
        {
            return TfValue.Null(schema.Type);
        }

        var found = result.State.Raw;
        found = new MemberWalk(PlanRules.KeepSpelling).Object(schema.Object, found, before, found);
        found = new MemberWalk(PlanRules.WriteOnly).Object(schema.Object, found, before, found);
        new ResultCheck(diagnostics).WhollyKnown(found);
        return UnknownValues.ToNull(found);
    }
}
