using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>A request to refine a plan.</summary>
public sealed class PlanResourceRequest
{
    /// <summary>The planned operation.</summary>
    public required PlanOperation Operation { get; init; }

    /// <summary>The configuration, which can contain unknown values; null when deleting.</summary>
    public TfObject? Config { get; init; }

    /// <summary>The prior state; null when creating.</summary>
    public TfObject? Prior { get; init; }

    /// <summary>
    /// The plan so far, which can be changed in place; null when deleting. It contains defaults. Computed values that are not
    /// configured are unknown: always when creating, and when updating only if another value differs from the prior state.
    /// </summary>
    public TfObject? Planned { get; init; }

    /// <summary>The attributes whose change requires replacement; can be added to and removed from.</summary>
    public ISet<AttributePath> RequiresReplace { get; init; } = new HashSet<AttributePath>();

    /// <summary>Whether the object will be replaced, as far as known.</summary>
    public bool WillBeReplaced => Operation == PlanOperation.Update && RequiresReplace.Count > 0;

    /// <summary>The private bytes, passed on to the apply; can be replaced.</summary>
    public ReadOnlyMemory<byte> Private { get; set; }

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
