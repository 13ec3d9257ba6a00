using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Runs the plan modifiers of one attribute or block, one after the other.</summary>
internal static class PlanModification
{
    internal static TfValue Apply(
        MemberValues place,
        Func<TfObject?> prior,
        Func<TfObject> planned,
        HashSet<AttributePath> requiresReplace,
        DiagnosticList diagnostics)
    {
        if (place.Member.PlanModifiers.Count == 0)
        {
            return place.Planned;
        }

        var context = new PlanModifierContext
        {
            Path = place.Path,
            Config = place.Config,
            Prior = place.Prior,
            Planned = place.Planned,
            PriorObject = prior(),
            PlannedObject = planned(),
            Diagnostics = diagnostics,
        };
        foreach (var modifier in place.Member.PlanModifiers)
        {
            modifier.Modify(context);
        }

        if (context.RequiresReplace)
        {
            requiresReplace.Add(place.Path);
        }

        return context.Planned;
    }
}
