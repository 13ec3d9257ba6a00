using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>Tells, once per walk, that nothing could be read, since it is not known yet which hypervisor is meant.</summary>
internal static class UnknownHypervisor
{
    /// <summary>Warns, unless somebody has.</summary>
    public static void Warn(HypervisorSession session, DiagnosticList diagnostics)
    {
        if (session.IsFirst("unknown"))
        {
            diagnostics.AddWarning(
                "Hypervisor not known yet",
                "The provider's \"uri\" depends on something that is known only after apply, so everything is shown as it was last seen.");
        }
    }
}
