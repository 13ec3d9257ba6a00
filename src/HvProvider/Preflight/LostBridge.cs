using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Preflight;

/// <summary>
/// Warns if the bridge of an existing resource no longer exists. libvirt does not notice this, and the plan does not show it.
/// </summary>
internal static class LostBridge
{
    /// <summary>Adds the warning if the host is readable and the bridge does not exist.</summary>
    /// <param name="session">The session.</param>
    /// <param name="connection">The connection to the bridge, without the host.</param>
    /// <param name="path">The attribute that names it.</param>
    /// <param name="diagnostics">Receives the warning.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task WarnAsync(
        HypervisorSession session,
        ConnectionPlan connection,
        AttributePath path,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        if (connection.Bridge is null || !PreflightReport.IsDue(session))
        {
            return;
        }

        var host = await session.Host.ReadSharedAsync(cancellationToken);
        if (BridgeCheck.FindLost(connection with { Host = host.IfSeen }) is { } finding)
        {
            diagnostics.AddWarning(
                finding.Summary, $"{finding.Detail} When the bridge exists again, the next apply restores the NICs that were on it.", path);
        }
    }
}
