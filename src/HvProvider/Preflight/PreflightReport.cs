using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>Decides whether pre-flight runs in a session, and how it reports findings.</summary>
internal static class PreflightReport
{
    /// <summary>
    /// Whether pre-flight runs. After the first change of a session, the current state is the result of the apply, which is
    /// verified anyway.
    /// </summary>
    public static bool IsDue(HypervisorSession session) =>
        session.Settings.HasPreflight
        && session.IsKnown
        && !session.HasWritten
        && !UnreachableHypervisor.WasReported(session);

    /// <summary>Reports a finding with the severity that the provider block selects for the bridge.</summary>
    /// <param name="session">The session.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="path">The attribute of the finding.</param>
    /// <param name="diagnostics">Receives the diagnostic.</param>
    public static void Report(HypervisorSession session, Finding finding, AttributePath path, DiagnosticList diagnostics)
    {
        var mode = finding.Mode ?? session.Settings.Preflight;
        if (mode != PreflightMode.Off && (finding.Once is not { } key || session.IsFirstReport(key)))
        {
            Add(mode, new Diagnostic(finding.Severity, finding.Summary, finding.Detail, path), diagnostics);
        }
    }

    /// <summary>Reports a finding with the severity that the provider block selects.</summary>
    /// <param name="session">The session.</param>
    /// <param name="found">The finding with its own severity.</param>
    /// <param name="diagnostics">Receives the diagnostic.</param>
    public static void Report(HypervisorSession session, Diagnostic found, DiagnosticList diagnostics) =>
        Add(session.Settings.Preflight, found, diagnostics);

    private static void Add(PreflightMode mode, Diagnostic found, DiagnosticList diagnostics)
    {
        if (mode != PreflightMode.Off)
        {
            diagnostics.Add(mode == PreflightMode.Enforce ? found : found with { Severity = DiagnosticSeverity.Warning });
        }
    }
}
