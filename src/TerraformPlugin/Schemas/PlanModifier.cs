namespace TerraformPlugin.Schemas;

/// <summary>Changes the planned value of one attribute or block, or requires replacement.</summary>
public abstract class PlanModifier
{
    /// <summary>
    /// Keeps the value in state instead of "known after apply", for computed values that never change once they are set.
    /// </summary>
    public static PlanModifier UseStateForUnknown { get; } = new UseStateForUnknown();

    /// <summary>The effect and its reason.</summary>
    public abstract string Description { get; }

    /// <summary>A changed value replaces the resource.</summary>
    /// <param name="reason">The reason why it cannot be changed in place.</param>
    public static PlanModifier RequiresReplace(string reason) => new RequiresReplace(reason, null);

    /// <summary>A changed value replaces the resource if a condition holds.</summary>
    /// <param name="reason">The reason why it cannot be changed in place.</param>
    /// <param name="condition">Evaluated only for a value that changes.</param>
    public static PlanModifier RequiresReplaceIf(string reason, Func<PlanModifierContext, bool> condition) =>
        new RequiresReplace(reason, condition);

    /// <summary>Applies the modifier to the value in <paramref name="context"/>.</summary>
    public abstract void Modify(PlanModifierContext context);
}
