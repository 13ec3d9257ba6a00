using HvProvider.Hypervisor;
using HvProvider.Preflight;
using HvProvider.Resources.Bridges.Model;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Resources.Bridges;

/// <summary>Tells in the plan which port groups cannot work on the hypervisor as it is. What stays as it is is not looked at.</summary>
internal sealed class BridgePreflight(HypervisorSession session)
{
    /// <summary>Checks a network that is to be made or changed.</summary>
    /// <param name="prior">The network as it is; null where it is to be made.</param>
    /// <param name="planned">The network as it shall be.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task CheckAsync(TfObject? prior, TfObject planned, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var groups = Changed(prior, planned);
        if (!PreflightReport.IsDue(session) || (prior is not null && groups.Count == 0))
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
                Bridge = planned.Get(BridgeSchema.Bridge) is { IsKnown: true } bridge ? bridge.Value : null,
                AreVlansKnown = false,
                IsPortGroup = true,
                Host = (await host).IfSeen,
                Libvirt = await version,
            };
            Report(plan, groups, diagnostics);
        }
        catch (LibvirtException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
        }
    }

    private void Report(ConnectionPlan plan, IReadOnlyList<(string Name, TfObject Values)> groups, DiagnosticList diagnostics)
    {
        // What is wrong with the bridge is wrong for all port groups, and told once.
        var told = new HashSet<(AttributePath, string)>();
        Tell(plan, static _ => BridgeErrors.PathOf(BridgeSchema.Bridge));
        foreach (var (name, values) in groups)
        {
            Tell(
                plan with
                {
                    AreVlansKnown = PortGroupAttributes.VlanWish.IsKnown(values),
                    Vlan = PortGroupAttributes.VlanWish.Of(values),
                },
                aspect => aspect == FindingAspect.Bridge
                    ? BridgeErrors.PathOf(BridgeSchema.Bridge)
                    : BridgeErrors.PathOf(PortGroups).Element(name).Attribute(PortGroupAttributes.VlanWish.AttributeIn(values).Name));
        }

        void Tell(ConnectionPlan connection, Func<FindingAspect, AttributePath> path)
        {
            foreach (var finding in ConnectionChecks.Find(connection))
            {
                if (told.Add((path(finding.Aspect), finding.Summary)))
                {
                    PreflightReport.Report(session, finding, path(finding.Aspect), diagnostics);
                }
            }
        }
    }

    /// <summary>The port groups that are new or get other VLANs; of a network that is new, all.</summary>
    private static IReadOnlyList<(string Name, TfObject Values)> Changed(TfObject? prior, TfObject planned)
    {
        var before = prior?.Get(PortGroups) is { IsKnown: true } map ? map.Value : null;
        return planned.Get(PortGroups) is { IsKnown: true } groups
            ?
            [
                .. groups.Value
                    .Where(group => group.Value.IsKnown && IsChanged(group.Value.Value, before, group.Key))
                    .OrderBy(static group => group.Key, StringComparer.Ordinal)
                    .Select(static group => (group.Key, group.Value.Value)),
            ]
            : [];

        static bool IsChanged(TfObject group, IReadOnlyDictionary<string, TerraformPlugin.Values.Tf<TfObject>>? before, string name) =>
            before?.GetValueOrDefault(name) is not { IsKnown: true } former
            || !PortGroupAttributes.VlanWish.IsKnown(group)
            || !Equals(PortGroupAttributes.VlanWish.Of(former.Value), PortGroupAttributes.VlanWish.Of(group));
    }
}
