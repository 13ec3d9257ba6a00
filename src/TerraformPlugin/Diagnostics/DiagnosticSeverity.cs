namespace TerraformPlugin.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> weighs: an error ends the operation, a warning is only shown.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The operation has failed.</summary>
    Error,

    /// <summary>The operation goes on; the user is told.</summary>
    Warning,
}
