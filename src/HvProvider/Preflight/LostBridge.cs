using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>
/// Tells of something that was read that its bridge is not there any more. Nothing else would: libvirt does not notice, and what the
/// plan cannot change it does not show.
/// </summary>
internal static class LostBridge
{
    /// <summary>Warns where the host is seen and has no such bridge.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="bridge">The bridge; null where there is none to look for.</param>
    /// <param name="path">The attribute that names it.</param>
    /// <param name="diagnostics">Takes the warning.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WarnAsync(
        HypervisorSession session, string? bridge, AttributePath path, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (bridge is null || !PreflightReport.IsDue(session))
        {
            return;
        }

        var host = await session.Host.ReadSharedAsync(cancellationToken);
        if (BridgeCheck.Find(new ConnectionPlan { Bridge = bridge, Host = host.IfSeen }) is { } finding)
        {
            diagnostics.AddWarning(
                finding.Summary, $"{finding.Detail} When it is there again, the next apply puts back the NICs that were on it.", path);
        }
    }
}
