using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>The path of a value under validation, and the receiver of diagnostics.</summary>
/// <param name="path">The value's attribute.</param>
/// <param name="isSensitive">Whether the value must not appear in a message.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
public sealed class ValidationContext(AttributePath path, bool isSensitive, DiagnosticList diagnostics)
{
    /// <summary>The value's attribute.</summary>
    public AttributePath Path => path;

    /// <summary>Whether the value must not appear in a message.</summary>
    public bool IsSensitive => isSensitive;

    /// <summary>Receives the diagnostics.</summary>
    public DiagnosticList Diagnostics => diagnostics;

    /// <summary>Reports a violated rule, with the value unless it is sensitive.</summary>
    /// <param name="rule">The end of a sentence that starts with the attribute: <c>must be between 1 and 4094</c>.</param>
    /// <param name="value">The found value.</param>
    public void AddError(string rule, string value) => diagnostics.AddError(
        "Invalid attribute value",
        isSensitive ? $"{path} {rule}." : $"{path} {rule}, got: {value}.",
        path);
}
