using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>
/// Warns that a part of a plan was made without the hypervisor. Only a connection that cannot be established ends the checks of a
/// session; an error of one call concerns that call alone.
/// </summary>
internal static class PlanFailure
{
    /// <summary>Adds the warning.</summary>
    /// <param name="session">The session.</param>
    /// <param name="exception">The failure.</param>
    /// <param name="doing">What failed, as in "checking the plan of …".</param>
    /// <param name="diagnostics">Receives the warning.</param>
    public static void Warn(HypervisorSession session, LibvirtException exception, string doing, DiagnosticList diagnostics)
    {
        if (exception is LibvirtConnectionException { IsFailureToConnect: true } unreachable)
        {
            UnreachableHypervisor.Warn(session, diagnostics, unreachable);
            return;
        }

        var cause = LibvirtDiagnostics.From(exception, doing, session.Settings.Uri)!;
        var warning = cause with
        {
            Severity = DiagnosticSeverity.Warning,
            Detail = $"{cause.Detail} The plan was made without this information; values that depend on it are known after apply.",
        };

        // Several resources ask the same question.
        if (session.IsFirstReport($"{warning.Summary}: {warning.Detail}"))
        {
            diagnostics.Add(warning);
        }
    }
}
