using HvProvider.Hypervisor;
using HvProvider.Preflight;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>Reports port groups that cannot work on the hypervisor. Port groups that the plan does not change are not checked.</summary>
internal sealed class BridgePreflight(HypervisorSession session)
{
    /// <summary>Checks a network that is going to be created or changed.</summary>
    /// <param name="prior">The state of the network; null for a new one.</param>
    /// <param name="planned">The plan of the network.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task CheckAsync(
        BridgeModel? prior, BridgeModel planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        PortGroupModel[] groups = [.. planned.KnownPortGroups.Where(group => IsChanged(group, prior?.FindPortGroup(group.Name)))];
        if (!PreflightReport.IsDue(session) || (prior is not null && groups.Length == 0))
        {
            return;
        }

        try
        {
            var version = session.ReadVersionSharedAsync(cancellationToken);
            var host = session.Host.ReadSharedAsync(cancellationToken);
            await Task.WhenAll(version, host);
            var plan = new ConnectionPlan
            {
                Bridge = planned.Bridge.KnownOrDefault(),
                AreVlansKnown = false,
                IsPortGroup = true,
                Host = (await host).IfSeen,
                Libvirt = await version,
                IsUserSession = await session.IsUserSessionAsync(cancellationToken),
            };
            Report(plan, groups, diagnostics);
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"checking the plan of the network \"{planned.Name.ValueOr("?")}\"", diagnostics);
        }
    }

    private void Report(ConnectionPlan plan, IReadOnlyList<PortGroupModel> groups, DiagnosticList diagnostics)
    {
        // A finding about the bridge is the same for all port groups, and is reported once.
        var reported = new HashSet<(AttributePath, string)>();
        ReportConnection(plan, static _ => BridgeSchema.Bridge.Path);
        foreach (var group in groups)
        {
            ReportConnection(
                plan with { AreVlansKnown = !group.Vlan.IsUnknown, Vlan = group.Vlan.KnownOrDefault() },
                aspect => aspect == FindingAspect.Bridge ? BridgeSchema.Bridge.Path : group.VlanPath);
        }

        void ReportConnection(ConnectionPlan connection, Func<FindingAspect, AttributePath> path)
        {
            foreach (var finding in ConnectionChecks.Find(connection))
            {
                if (reported.Add((path(finding.Aspect), finding.Summary)))
                {
                    PreflightReport.Report(session, finding, path(finding.Aspect), diagnostics);
                }
            }
        }
    }

    /// <summary>Whether a port group is new or its VLANs change.</summary>
    private static bool IsChanged(PortGroupModel planned, PortGroupModel? prior) =>
        prior is null || planned.Vlan.IsUnknown || !Equals(prior.Vlan.KnownOrDefault(), planned.Vlan.KnownOrDefault());
}
