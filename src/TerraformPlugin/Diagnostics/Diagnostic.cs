namespace TerraformPlugin.Diagnostics;

/// <summary>A message to the user of Terraform.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Summary">One stable line; it never holds a value that changes from run to run.</param>
/// <param name="Detail">What happened, why, and what to do next. May be empty.</param>
/// <param name="Path">The attribute meant; Terraform shows its line of the configuration. Null: the whole block.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Summary, string Detail, AttributePath? Path = null)
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Error, summary, detail, path);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Warning, summary, detail, path);
}
