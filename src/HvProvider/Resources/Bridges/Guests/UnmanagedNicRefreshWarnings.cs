using HvProvider.Hypervisor;
using HvProvider.Networks;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>Checks in the refresh of a network whether the unmanaged NICs on it have the settings of their port group.</summary>
internal static class UnmanagedNicRefreshWarnings
{
    /// <summary>Adds warnings about NICs that are not in sync, and returns whether an apply has nothing to do for them.</summary>
    /// <param name="session">The session with the hypervisor.</param>
    /// <param name="network">The network.</param>
    /// <param name="resyncs">Whether an apply updates unmanaged NICs.</param>
    /// <param name="diagnostics">Receives the warnings.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<bool> AddAsync(
        HypervisorSession session, NetworkSnapshot network, bool resyncs, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (network.Live is not { HostBridge: not null } live)
        {
            return true;
        }

        var metadata = ResyncMetadata.Of(network);
        var nics = await UnmanagedNicFinder.FindAsync(session, NetworkView.Of(live), metadata, diagnostics, cancellationToken);
        if (!metadata.IsEmpty)
        {
            diagnostics.Add(UnmanagedNicMessages.Interrupted(
                network.Network.Name, [.. nics.Where(static nic => nic.IsLinkDownByResync)]));
        }

        // NICs that an apply updates show in the plan, as a change of in_sync.
        UnmanagedNic[] outdated = [.. nics.Where(nic => nic.IsOutdated && !(resyncs && nic.NeedsUpdate))];
        if (outdated.Length > 0)
        {
            diagnostics.Add(UnmanagedNicMessages.Outdated(network.Network.Name, outdated));
        }

        return metadata.IsEmpty && !(resyncs && nics.Any(static nic => nic.NeedsUpdate));
    }
}
