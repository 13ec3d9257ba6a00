using TerraformPlugin.Diagnostics;

namespace TerraformPlugin.Schemas;

/// <summary>Where a value under validation is, and where to report.</summary>
/// <param name="path">The value's attribute.</param>
/// <param name="isSensitive">Whether the value must not appear in a message.</param>
/// <param name="diagnostics">Takes the findings.</param>
public sealed class ValidationContext(AttributePath path, bool isSensitive, DiagnosticList diagnostics)
{
    /// <summary>The value's attribute.</summary>
    public AttributePath Path => path;

    /// <summary>Whether the value must not appear in a message.</summary>
    public bool IsSensitive => isSensitive;

    /// <summary>Takes the findings.</summary>
    public DiagnosticList Diagnostics => diagnostics;

    /// <summary>Reports a broken rule, with the value that broke it unless that is sensitive.</summary>
    /// <param name="rule">The end of a sentence that starts with the attribute: <c>must be between 1 and 4094</c>.</param>
    /// <param name="value">What was found instead.</param>
    public void AddError(string rule, string value) => diagnostics.AddError(
        "Invalid attribute value",
        isSensitive ? $"{path} {rule}." : $"{path} {rule}, got: {value}.",
        path);
}
