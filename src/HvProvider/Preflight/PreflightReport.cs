using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>What pre-flight is in one walk: whether it looks, and how it tells what it finds.</summary>
internal static class PreflightReport
{
    /// <summary>
    /// Whether it looks at all. Once the walk has written, what there is then is what the apply has made, and is verified as it is made.
    /// </summary>
    public static bool IsDue(HypervisorSession session) =>
        session.Settings.Preflight != PreflightMode.Off
        && session.IsKnown
        && !session.HasWritten
        && !UnreachableHypervisor.WasNoticed(session);

    /// <summary>Tells what was found, as severely as the provider block wants it.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="path">The attribute that it is about.</param>
    /// <param name="diagnostics">Takes it.</param>
    public static void Report(HypervisorSession session, Finding finding, AttributePath path, DiagnosticList diagnostics) =>
        Report(session, new Diagnostic(finding.Severity, finding.Summary, finding.Detail, path), diagnostics);

    /// <summary>Tells what was found, as severely as the provider block wants it.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="found">What was found, as severe as it is.</param>
    /// <param name="diagnostics">Takes it.</param>
    public static void Report(HypervisorSession session, Diagnostic found, DiagnosticList diagnostics) => diagnostics.Add(
        session.Settings.Preflight == PreflightMode.Enforce ? found : found with { Severity = DiagnosticSeverity.Warning });
}
