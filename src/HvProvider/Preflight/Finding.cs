using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>A finding of pre-flight.</summary>
/// <param name="Severity">
/// An error can never work in the current state of the hypervisor; a warning may work, or is probably not intended.
/// </param>
/// <param name="Aspect">The subject.</param>
/// <param name="Summary">The constant summary.</param>
/// <param name="Detail">The found state and the fix.</param>
internal sealed record Finding(DiagnosticSeverity Severity, FindingAspect Aspect, string Summary, string Detail)
{
    /// <summary>How findings about the bridge are reported; null for the setting of the provider.</summary>
    public PreflightMode? Mode { get; init; }

    /// <summary>The key by which it is reported only once per operation; null if it is reported for each resource.</summary>
    public string? Once { get; init; }

    /// <summary>A finding that can never work.</summary>
    public static Finding Error(FindingAspect aspect, string summary, string detail) =>
        new(DiagnosticSeverity.Error, aspect, summary, detail);

    /// <summary>A finding that may work, or is probably not intended.</summary>
    public static Finding Warning(FindingAspect aspect, string summary, string detail) =>
        new(DiagnosticSeverity.Warning, aspect, summary, detail);
}
