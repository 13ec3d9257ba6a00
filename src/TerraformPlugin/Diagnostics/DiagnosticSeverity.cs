namespace TerraformPlugin.Diagnostics;

/// <summary>The severity of a <see cref="Diagnostic"/>. An error fails the operation, a warning is only shown.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The operation has failed.</summary>
    Error,

    /// <summary>The operation continues and the user is warned.</summary>
    Warning,
}
