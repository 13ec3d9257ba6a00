namespace TerraformPlugin.Schemas;

/// <summary>Changes the planned value of one attribute or block, or demands replacement because of it.</summary>
public abstract class PlanModifier
{
    /// <summary>
    /// Keeps the value in state where the plan would say "known after apply": for computed values that do not change
    /// once they are there.
    /// </summary>
    public static PlanModifier UseStateForUnknown { get; } = new UseStateForUnknown();

    /// <summary>What it does and why.</summary>
    public abstract string Description { get; }

    /// <summary>A changed value replaces the resource.</summary>
    /// <param name="reason">Why it cannot be changed in place.</param>
    public static PlanModifier RequiresReplace(string reason) => new RequiresReplace(reason, null);

    /// <summary>A changed value replaces the resource if a condition holds.</summary>
    /// <param name="reason">Why it cannot be changed in place.</param>
    /// <param name="condition">Asked only about a value that changes.</param>
    public static PlanModifier RequiresReplaceIf(string reason, Func<PlanModifierContext, bool> condition) =>
        new RequiresReplace(reason, condition);

    /// <summary>Looks at the value and changes what is to be changed in <paramref name="context"/>.</summary>
    public abstract void Modify(PlanModifierContext context);
}
