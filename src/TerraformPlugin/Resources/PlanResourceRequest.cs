using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Resources;

/// <summary>Asks for a plan to be refined.</summary>
public sealed class PlanResourceRequest
{
    /// <summary>What is going to be done.</summary>
    public required PlanOperation Operation { get; init; }

    /// <summary>The configuration, perhaps with unknown values; null when deleting.</summary>
    public TfObject? Config { get; init; }

    /// <summary>The state before; null when creating.</summary>
    public TfObject? Prior { get; init; }

    /// <summary>
    /// The plan so far, to be changed in place; null when deleting. Defaults are in it, and computed values that are not
    /// configured are unknown: when creating always, when updating only if something else differs from the state before.
    /// </summary>
    public TfObject? Planned { get; init; }

    /// <summary>The attributes whose change means replacement; to be added to or removed from.</summary>
    public ISet<AttributePath> RequiresReplace { get; init; } = new HashSet<AttributePath>();

    /// <summary>Whether the object is going to be replaced, by what is known so far.</summary>
    public bool WillBeReplaced => Operation == PlanOperation.Update && RequiresReplace.Count > 0;

    /// <summary>The private bytes, passed on to apply; may be replaced.</summary>
    public ReadOnlyMemory<byte> Private { get; set; }

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
