using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>One value of a plan, for a <see cref="PlanModifier"/>.</summary>
public sealed class PlanModifierContext
{
    /// <summary>The value's attribute.</summary>
    public required AttributePath Path { get; init; }

    /// <summary>The value in the configuration.</summary>
    public required TfValue Config { get; init; }

    /// <summary>The value in state; null if there is none.</summary>
    public required TfValue Prior { get; init; }

    /// <summary>The planned value.</summary>
    public required TfValue Planned { get; set; }

    /// <summary>The complete resource in state; null when it is created.</summary>
    public TfObject? PriorObject { get; init; }

    /// <summary>A copy of the complete resource as planned so far.</summary>
    public required TfObject PlannedObject { get; init; }

    /// <summary>Whether the change requires replacement of the resource.</summary>
    public bool RequiresReplace { get; set; }

    /// <summary>Receives the diagnostics.</summary>
    public required DiagnosticList Diagnostics { get; init; }
}
