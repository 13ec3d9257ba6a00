namespace TerraformPlugin.Schemas;

internal sealed class UseStateForUnknown : PlanModifier
{
    public override string Description => "Once set, the value of this attribute in state does not change.";

    /// <summary>Null in state is not kept: the next apply computes an attribute that was added later.</summary>
    public override void Modify(PlanModifierContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Planned.IsUnknown && context.Config.IsNull && !context.Prior.IsNull)
        {
            context.Planned = context.Prior;
        }
    }
}
