using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>Warns once per session that a plan was made without the hypervisor.</summary>
internal static class UnreachableHypervisor
{
    private const string Notice = "unreachable";

    /// <summary>
    /// Whether connecting already failed in this session. Optional checks do not retry, because every attempt takes time.
    /// </summary>
    public static bool WasReported(HypervisorSession session) => session.WasReported(Notice);

    /// <summary>Adds the warning unless this session already contains it.</summary>
    public static void Warn(HypervisorSession session, DiagnosticList diagnostics, LibvirtConnectionException exception)
    {
        if (session.IsFirstReport(Notice))
        {
            var (summary, detail) = LibvirtDiagnostics.NotConnected(exception, session.Settings.Uri);
            diagnostics.AddWarning(summary, $"{detail} Values that depend on the hypervisor are planned as known after apply.");
        }
    }
}
