using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>Tells, once per walk, that a plan was made without the hypervisor.</summary>
internal static class UnreachableHypervisor
{
    private const string Notice = "unreachable";

    /// <summary>Whether this walk has tried in vain. What may as well be left out need not try again: that takes time.</summary>
    public static bool WasNoticed(HypervisorSession session) => session.WasSaid(Notice);

    /// <summary>Warns, unless somebody has.</summary>
    public static void Warn(HypervisorSession session, DiagnosticList diagnostics, LibvirtException exception)
    {
        if (session.IsFirst(Notice))
        {
            diagnostics.AddWarning(
                "Hypervisor not reachable",
                $"{session.Settings.Uri} could not be reached: {exception.Message} What depends on it is planned as known "
                + "after apply.");
        }
    }
}
