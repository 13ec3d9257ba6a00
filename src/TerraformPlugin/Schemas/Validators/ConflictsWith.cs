using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>At most one of the attributes is configured.</summary>
public sealed class ConflictsWith(params SchemaMember[] members) : ConfigValidator
{
    /// <inheritdoc/>
    public override void Validate(TfObject config, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var set = ConfiguredMembers.Set(config, members);
        foreach (var member in set.Skip(1))
        {
            diagnostics.AddError(
                "Conflicting attributes",
                $"{member.Name} cannot be set together with {set[0].Name}. Remove one of them.",
                AttributePath.Of(member.Name));
        }
    }
}
