namespace TerraformPlugin.Schemas;

internal sealed class RequiresReplace(string reason, Func<PlanModifierContext, bool>? condition) : PlanModifier
{
    public override string Description => reason;

    /// <summary>Only an update can become a replacement.</summary>
    public override void Modify(PlanModifierContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.PriorObject is not null
            && !context.Planned.Equals(context.Prior)
            && (condition is null || condition(context)))
        {
            context.RequiresReplace = true;
        }
    }
}
