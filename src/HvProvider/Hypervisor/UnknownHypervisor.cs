using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>Warns once per session that nothing could be read, because the URI of the hypervisor is not yet known.</summary>
internal static class UnknownHypervisor
{
    /// <summary>Adds the warning unless this session already contains it.</summary>
    public static void Warn(HypervisorSession session, DiagnosticList diagnostics)
    {
        if (session.IsFirstReport("unknown"))
        {
            diagnostics.AddWarning(
                "Hypervisor URI not yet known",
                "The \"uri\" of the provider depends on values that are known only after apply. The resources are shown as last "
                + "refreshed.");
        }
    }
}
