using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>Exactly one of the attributes is configured. An unknown value can become null.</summary>
public sealed class ExactlyOneOf(params SchemaMember[] members) : ConfigValidator
{
    private readonly ConflictsWith _atMostOne = new(members);

    /// <inheritdoc/>
    public override void Validate(TfObject config, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(diagnostics);
        _atMostOne.Validate(config, diagnostics);
        if (members.All(m => ConfiguredMembers.IsAbsent(config, m)))
        {
            diagnostics.AddError(
                "Missing attribute",
                $"One of {string.Join(", ", members.Select(m => m.Name))} must be set.");
        }
    }
}
