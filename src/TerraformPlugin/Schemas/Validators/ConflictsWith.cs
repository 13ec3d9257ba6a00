using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>At most one of the attributes is configured.</summary>
public sealed class ConflictsWith(params SchemaMember[] members) : ConfigValidator
{
    /// <inheritdoc/>
    public override void Validate(TfObject config, DiagnosticList diagnostics) =>
        Validate(config, AttributePath.Root, diagnostics);

    /// <summary>Reports violations of the rule in a nested object.</summary>
    /// <param name="values">The object.</param>
    /// <param name="path">The path of the object.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public void Validate(TfObject values, AttributePath path, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var set = ConfiguredMembers.Set(values, members);
        foreach (var member in set.Skip(1))
        {
            diagnostics.AddError(
                "Conflicting attributes",
                $"{path.Attribute(member.Name)} cannot be set together with {path.Attribute(set[0].Name)}. Remove one of them.",
                path.Attribute(member.Name));
        }
    }
}
