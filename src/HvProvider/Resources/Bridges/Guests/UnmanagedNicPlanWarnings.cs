using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// Warns in the plan of a network about the unmanaged NICs that its update affects. Attachments show that in their own plans, which come
/// after the plan of their network; a NIC counts as managed if it carries a name.
/// </summary>
internal sealed class UnmanagedNicPlanWarnings(HypervisorSession session)
{
    /// <summary>Adds the warnings.</summary>
    /// <param name="prior">The state of the network.</param>
    /// <param name="planned">The plan of the network.</param>
    /// <param name="diagnostics">Receives the warnings.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task AddAsync(BridgeModel prior, BridgeModel planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        // Once an apply has changed something, the live definition is no longer the one before the update.
        if (!session.IsKnown || session.HasWritten || UnreachableHypervisor.WasReported(session) || planned.ToNetworkView() is not { } plan)
        {
            return;
        }

        try
        {
            var found = await session.Networks.ReadSharedAsync(new NetworkSelector(plan.Name, prior.NetworkUuid), cancellationToken);
            if (found?.Live is not { } live)
            {
                return;
            }

            // No attribute can set a VLAN of the network itself, so an update keeps it.
            var (before, after) = (NetworkView.Of(live), plan with { Vlan = live.Vlan });
            var nics = await UnmanagedNicFinder.FindAsync(session, after, ResyncMetadata.Of(found), diagnostics, cancellationToken);
            AddPortGroupWarnings(before, after, nics, planned.ResyncGuests.ValueOr(false), diagnostics);
            if (prior.Isolated != planned.Isolated && nics.Count > 0)
            {
                diagnostics.Add(UnmanagedNicMessages.IsolationNotUpdated(plan.Name, nics));
            }
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, "reading the guests on a network", diagnostics);
        }
    }

    private static void AddPortGroupWarnings(
        NetworkView before, NetworkView after, IReadOnlyList<UnmanagedNic> nics, bool resyncs, DiagnosticList diagnostics)
    {
        foreach (var group in nics.Where(static nic => nic.IsOutdated).GroupBy(static nic => nic.PortGroup)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var path = PortGroupPath.Of(after, group.Key);
            var isChanged = before.SettingsFor(group.Key) != after.SettingsFor(group.Key)
                || before.HasPortGroup(group.Key) != after.HasPortGroup(group.Key);
            var (possible, impossible) = (
                group.Where(static nic => nic.Obstacle is null).ToArray(), group.Where(static nic => nic.Obstacle is not null).ToArray());
            if (possible.Length > 0 && (resyncs || isChanged))
            {
                diagnostics.Add(resyncs
                    ? UnmanagedNicMessages.WillBeUpdated(after.Name, group.Key, possible, path)
                    : UnmanagedNicMessages.NotUpdated(after.Name, group.Key, possible, path));
            }

            if (impossible.Length > 0 && isChanged)
            {
                diagnostics.Add(UnmanagedNicMessages.CannotBeUpdated(after.Name, group.Key, impossible, path));
            }
        }
    }
}
