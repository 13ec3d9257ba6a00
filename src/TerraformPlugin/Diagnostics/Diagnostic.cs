namespace TerraformPlugin.Diagnostics;

/// <summary>An error or a warning for the user.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Summary">One constant line, without values that change between runs.</param>
/// <param name="Detail">The problem, its cause and the solution. May be empty.</param>
/// <param name="Path">The affected attribute, whose line in the configuration Terraform shows; null for the whole block.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Summary, string Detail, AttributePath? Path = null)
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Error, summary, detail, path);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string summary, string detail, AttributePath? path = null) =>
        new(DiagnosticSeverity.Warning, summary, detail, path);
}
