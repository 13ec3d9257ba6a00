using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>Something that pre-flight has found.</summary>
/// <param name="Severity">An error can never work as the hypervisor is now; a warning may, or is likely not what is meant.</param>
/// <param name="Aspect">What it is about.</param>
/// <param name="Summary">In few words, always the same.</param>
/// <param name="Detail">What was found, and the next step.</param>
internal sealed record Finding(DiagnosticSeverity Severity, FindingAspect Aspect, string Summary, string Detail)
{
    /// <summary>It can never work.</summary>
    public static Finding Error(FindingAspect aspect, string summary, string detail) =>
        new(DiagnosticSeverity.Error, aspect, summary, detail);

    /// <summary>It may work, or does what is likely not meant.</summary>
    public static Finding Warning(FindingAspect aspect, string summary, string detail) =>
        new(DiagnosticSeverity.Warning, aspect, summary, detail);
}
