using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Preflight;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Tells in the plan what cannot work on the hypervisor as it is. It looks only while the walk has written nothing: in an apply,
/// what there is then is what the apply has made, and is verified as it is made.
/// </summary>
internal sealed class AttachmentPreflight(HypervisorSession session)
{
    /// <summary>Checks a NIC that is to be made.</summary>
    public Task CheckNewAsync(
        TfObject planned, AttachmentConnection connection, DiagnosticList diagnostics, CancellationToken cancellationToken) => CheckAsync(
        planned,
        connection,
        SelectorOf(planned),
        diagnostics,
        (domain, plan) => new AttachmentPlan
        {
            Connection = plan,
            ChangesConnection = true,
            ChangesMac = true,
            NewModel = planned.Get(Pci).IsKnown || planned.Get(Model) is not { IsKnown: true } model || HasAlready(planned, domain)
                ? null
                : model.Value,
        },
        cancellationToken);

    /// <summary>Checks a NIC that is there and is to be changed. What stays as it is is not looked at.</summary>
    /// <param name="prior">The NIC as it is.</param>
    /// <param name="planned">The NIC as it shall be.</param>
    /// <param name="connection">Where it shall be connected to.</param>
    /// <param name="rePlugs">Whether the change takes it from a running guest for a moment.</param>
    /// <param name="diagnostics">Takes what is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task CheckChangeAsync(
        TfObject prior,
        TfObject planned,
        AttachmentConnection connection,
        bool rePlugs,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        var otherVlans = !connection.IsAsBefore
            && (prior.Get(Network).IsKnown || !planned.Get(Network).IsNull || !VlanWish.IsKnown(planned)
                || !Equals(VlanWish.Of(prior), VlanWish.Of(planned)));
        var otherMac = planned.Get(Mac).IsKnown && NicKey.Of(prior).Mac != NicKey.Of(planned).Mac;
        if (connection.IsAsBefore && !otherMac && !rePlugs)
        {
            return;
        }

        await CheckAsync(
            planned,
            connection,
            SelectorOf(prior),
            diagnostics,
            (domain, plan) => new AttachmentPlan
            {
                Connection = plan with
                {
                    Tap = prior.Get(Tap) is { IsKnown: true } tap ? tap.Value : null,
                    ChangesLiveVlans = otherVlans && !rePlugs && domain is { IsRunning: true }
                        && prior.Get(Live) is { IsKnown: true, Value: true },
                },
                ChangesConnection = !connection.IsAsBefore,
                ChangesMac = otherMac,
                RePlugs = rePlugs,
            },
            cancellationToken);
    }

    private async Task CheckAsync(
        TfObject planned,
        AttachmentConnection connection,
        DomainSelector? selector,
        DiagnosticList diagnostics,
        Func<DomainSnapshot?, ConnectionPlan, AttachmentPlan> plan,
        CancellationToken cancellationToken)
    {
        if (!PreflightReport.IsDue(session))
        {
            return;
        }

        if (connection.LacksPortGroup is { } network && planned.Get(PortGroup) is { IsKnown: true } portGroup)
        {
            PreflightReport.Report(session, AttachmentErrors.NoSuchPortGroup(network, portGroup.Value), diagnostics);
        }

        try
        {
            var version = session.ReadVersionSharedAsync(cancellationToken);
            var host = session.Host.ReadSharedAsync(cancellationToken);
            var reading = selector is { } given ? session.Domains.ReadSharedAsync(given, cancellationToken) : NoDomainAsync();
            await Task.WhenAll(version, host, reading);
            var domain = await reading;
            var checks = new ConnectionPlan
            {
                Bridge = connection.Bridge,
                AreVlansKnown = connection.AreVlansKnown,
                Vlan = connection.Vlan,
                Mac = NicKey.Of(planned).Mac,
                Host = (await host).IfSeen,
                Libvirt = await version,
            };
            var name = selector is { Uuid: null } named ? named.Text : null;
            Report(
                AttachmentChecks.Find(plan(domain, checks) with
                {
                    Domain = domain,
                    DomainName = name,
                    OtherDomains = domain is null && name is not null && session.IsFirst($"no domain {name}")
                        ? [.. (await session.Domains.ListSharedAsync(cancellationToken)).Select(static known => known.Name)]
                        : [],
                }),
                planned,
                diagnostics);
        }
        catch (LibvirtException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
        }
        catch (UnreadableXmlException exception)
        {
            var unreadable = LibvirtDiagnostics.From(exception, "checking the plan", session.Settings.Uri)!;
            diagnostics.Add(unreadable with { Severity = DiagnosticSeverity.Warning });
        }
    }

    private void Report(IReadOnlyList<Finding> findings, TfObject planned, DiagnosticList diagnostics)
    {
        foreach (var finding in findings)
        {
            PreflightReport.Report(session, finding, AttachmentErrors.PathOf(AttributeOf(finding.Aspect, planned)), diagnostics);
        }
    }

    private static SchemaAttribute AttributeOf(FindingAspect aspect, TfObject planned) => aspect switch
    {
        FindingAspect.Bridge => planned.Get(Network).IsNull ? Bridge : Network,
        FindingAspect.Vlans when VlanWish.Of(planned) is null && !planned.Get(Network).IsNull =>
            planned.Get(PortGroup).IsNull ? Network : PortGroup,
        FindingAspect.Vlans => VlanWish.Spoken(planned),
        FindingAspect.Mac => Mac,
        FindingAspect.Domain => NetworkAttachmentSchema.Domain,
        _ => Pci,
    };

    /// <summary>Whether an interrupted apply has plugged it in already.</summary>
    private static bool HasAlready(TfObject planned, DomainSnapshot? domain) =>
        domain?.Live is { } live && NicKey.Of(planned).FindIn(live) is not NicMatch.None;

    private static DomainSelector? SelectorOf(TfObject values) =>
        values.Get(DomainUuid) is { IsKnown: true } uuid && Guid.TryParse(uuid.Value, out var known) ? new(uuid.Value, known)
        : values.Get(NetworkAttachmentSchema.Domain) is { IsKnown: true } domain ? DomainSelector.Parse(domain.Value)
        : null;

    private static Task<DomainSnapshot?> NoDomainAsync() => Task.FromResult<DomainSnapshot?>(null);
}
