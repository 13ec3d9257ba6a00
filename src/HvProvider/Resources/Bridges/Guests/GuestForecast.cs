using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// Tells in the plan of a network which running guests its change concerns, beside attachments, whose own plans show it. Attachments are planned
/// after their network, so a NIC counts as one by the name that it carries.
/// </summary>
internal sealed class GuestForecast(HypervisorSession session)
{
    /// <summary>Tells it.</summary>
    /// <param name="prior">The network as it is.</param>
    /// <param name="planned">The network as it shall be.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TellAsync(TfObject prior, TfObject planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        // In an apply, what is there then is what the apply has made.
        if (!session.IsKnown || session.HasWritten || UnreachableHypervisor.WasNoticed(session) || BridgeState.View(planned) is not { } plan)
        {
            return;
        }

        try
        {
            var selector = new NetworkSelector(
                plan.Name, Guid.TryParse(prior.Get(BridgeSchema.Uuid).ValueOr(""), out var uuid) ? uuid : null);
            var found = await session.Networks.ReadSharedAsync(selector, cancellationToken);
            if (found?.Live is not { } live)
            {
                return;
            }

            // No attribute can set a VLAN of the network itself, so it stays what it is.
            var (before, after) = (NetworkView.Of(live), plan with { Vlan = live.Vlan });
            var nics = await UnmanagedNics.FindAsync(session, after, LinksToRestore.Of(found), cancellationToken);
            Tell(before, after, nics, planned, diagnostics);
            if (prior.Get(BridgeSchema.Isolated) != planned.Get(BridgeSchema.Isolated) && nics.Count > 0)
            {
                diagnostics.Add(GuestMessages.IsolationKept(plan.Name, nics));
            }
        }
        catch (LibvirtException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
        }
        catch (UnreadableXmlException exception)
        {
            diagnostics.Add(GuestReview.Unreadable(session, exception));
        }
    }

    private static void Tell(
        NetworkView before, NetworkView after, IReadOnlyList<UnmanagedNic> nics, TfObject planned, DiagnosticList diagnostics)
    {
        var resyncs = planned.Get(BridgeSchema.ResyncGuests).ValueOr(false);
        foreach (var group in nics.Where(static nic => nic.IsStale).GroupBy(static nic => nic.PortGroup)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var path = GuestPaths.Of(after, group.Key);
            var isChanged = before.Give(group.Key) != after.Give(group.Key) || before.Has(group.Key) != after.Has(group.Key);
            var (possible, impossible) = (
                group.Where(static nic => nic.Obstacle is null).ToArray(), group.Where(static nic => nic.Obstacle is not null).ToArray());
            if (possible.Length > 0 && (resyncs || isChanged))
            {
                diagnostics.Add(resyncs
                    ? GuestMessages.Resynced(after.Name, group.Key, possible, path)
                    : GuestMessages.Kept(after.Name, group.Key, possible, path));
            }

            if (impossible.Length > 0 && isChanged)
            {
                diagnostics.Add(GuestMessages.CannotResync(after.Name, group.Key, impossible, path));
            }
        }
    }
}
