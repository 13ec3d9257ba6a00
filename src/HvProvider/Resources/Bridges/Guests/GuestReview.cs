using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Xml;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>Looks, when a network is read, at the running guests on it that no attachment looks after.</summary>
internal static class GuestReview
{
    /// <summary>Whether an apply has nothing to do with them; what is to be told is told.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="network">The network.</param>
    /// <param name="resyncs">Whether an apply changes them.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<bool> AreInSyncAsync(
        HypervisorSession session, NetworkSnapshot network, bool resyncs, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (network.Live is not { HostBridge: not null } live)
        {
            return true;
        }

        try
        {
            var held = LinksToRestore.Of(network);
            var nics = await UnmanagedNics.FindAsync(session, NetworkView.Of(live), held, cancellationToken);
            if (held.Any)
            {
                diagnostics.Add(GuestMessages.Held(network.Network.Name, [.. nics.Where(static nic => nic.IsHeld)]));
            }

            // What an apply changes is told by the plan, and by in_sync.
            UnmanagedNic[] stale = [.. nics.Where(nic => nic.IsStale && !(resyncs && nic.IsRepairable))];
            if (stale.Length > 0)
            {
                diagnostics.Add(GuestMessages.Stale(network.Network.Name, stale));
            }

            return !held.Any && !(resyncs && nics.Any(static nic => nic.IsRepairable));
        }
        catch (UnreadableXmlException exception)
        {
            diagnostics.Add(Unreadable(session, exception));
            return true;
        }
    }

    /// <summary>One domain cannot be read, so nobody knows of its guest.</summary>
    public static Diagnostic Unreadable(HypervisorSession session, UnreadableXmlException exception) =>
        LibvirtDiagnostics.From(exception, "looking at the guests of a network", session.Settings.Uri)! with
        {
            Severity = DiagnosticSeverity.Warning,
        };
}
