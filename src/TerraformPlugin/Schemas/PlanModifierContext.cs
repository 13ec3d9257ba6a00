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

    /// <summary>The value in state; null when there is none.</summary>
    public required TfValue Prior { get; init; }

    /// <summary>The value that is planned.</summary>
    public required TfValue Planned { get; set; }

    /// <summary>The whole resource in state; null when it is created.</summary>
    public TfObject? PriorObject { get; init; }

    /// <summary>The whole resource as planned so far. A copy.</summary>
    public required TfObject PlannedObject { get; init; }

    /// <summary>Set when the value can only be had by replacing the resource.</summary>
    public bool RequiresReplace { get; set; }

    /// <summary>Takes the findings.</summary>
    public required DiagnosticList Diagnostics { get; init; }
}
