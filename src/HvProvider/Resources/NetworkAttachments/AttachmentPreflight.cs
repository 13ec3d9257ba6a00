using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Preflight;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;
using TerraformPlugin.Schemas;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Reports in the plan what cannot work on the hypervisor in its current state. It runs only until the operation has written
/// something: during apply, the state of the hypervisor is a result of the apply, and each change is verified when it is made.
/// </summary>
internal sealed class AttachmentPreflight(HypervisorSession session)
{
    /// <summary>Checks a new NIC.</summary>
    public Task CheckNewAsync(
        AttachmentModel planned, AttachmentConnection connection, DiagnosticList diagnostics, CancellationToken cancellationToken) =>
        CheckAsync(
            planned,
            connection,
            planned.Selector,
            diagnostics,
            (domain, plan) => Placed(planned, domain, new AttachmentPlan
            {
                Stranger = StrangerIn(domain, planned.Key),
                Connection = plan,
                ChangesConnection = true,
                ChangesMac = true,
                ChangedModel = planned.Settings.Get(ModelSetting.Setting).Value,
            }),
            cancellationToken);

    /// <summary>Checks that the running domain can release a NIC that is removed.</summary>
    public async Task CheckRemovalAsync(AttachmentModel prior, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (prior.OnDestroy == OnDestroy.Abandon || prior.OnDestroy == OnDestroy.ConfigOnly
            || prior.Selector is not { } selector || !PreflightReport.IsDue(session))
        {
            return;
        }

        try
        {
            if (await session.Domains.ReadSharedAsync(selector, cancellationToken) is { } domain)
            {
                Report(
                    AttachmentChecks.Find(new AttachmentPlan
                    {
                        Connection = new ConnectionPlan { Bridge = null },
                        Domain = domain,
                        Existing = ExistingIn(domain, prior),
                        Removes = true,
                    }),
                    prior,
                    diagnostics);
            }
        }
        catch (Exception exception) when (exception is LibvirtException or UnreadableXmlException)
        {
            // A removal can be planned without the hypervisor. The apply reports what it meets.
            PluginLog.Debug("The removal of a NIC was not checked.", ("nic", prior.ToString()), ("cause", exception.Message));
        }
    }

    /// <summary>Checks a change of an existing NIC. Unchanged settings are not checked.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="connection">The planned connection.</param>
    /// <param name="reattaches">Whether the change re-attaches the NIC of a running domain.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    public async Task CheckChangeAsync(
        AttachmentModel prior,
        AttachmentModel planned,
        AttachmentConnection connection,
        bool reattaches,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        var changesMac = planned.Mac is not null && prior.Mac != planned.Mac;
        var changedModel = prior.Settings.HasSame(ModelSetting.Setting, planned.Settings)
            ? null
            : planned.Settings.Get(ModelSetting.Setting).Value;
        var changesPlace = !prior.Settings.HasSame(PciAddressSetting.Setting, planned.Settings);
        if (connection.IsAsBefore && !changesMac && !changesPlace && !reattaches && changedModel is null && prior.IsInSync)
        {
            return;
        }

        await CheckAsync(
            planned,
            connection,
            prior.Selector,
            diagnostics,
            (domain, plan) => new AttachmentPlan
            {
                Stranger = StrangerIn(domain, prior.Key with { Name = planned.Name.KnownOrDefault() }),
                Connection = plan with
                {
                    Tap = prior.Tap.KnownOrDefault(),
                    ChangesLiveVlans = !connection.IsAsBefore && !reattaches && ChangesVlans(prior, connection, domain),
                },
                ChangesConnection = !connection.IsAsBefore,
                ChangesMac = changesMac,
                Reattaches = reattaches,
                ChangedModel = changedModel,
                Existing = domain is null ? [] : ExistingIn(domain, prior),
                NewAddress = reattaches && domain is { IsRunning: true } ? ChangedAddress(prior, planned) : null,
                Reattached = (changesMac || changesPlace) && domain?.Config is { } config
                    && prior.Key.FindIn(config) is NicMatch.Found { Nic: var nic } ? nic : null,
            },
            cancellationToken);
    }

    /// <summary>Adds the PCI slot that a new NIC requires, and reserves it.</summary>
    private AttachmentPlan Placed(AttachmentModel planned, DomainSnapshot? domain, AttachmentPlan plan)
    {
        if (domain is null || IsAttached(planned, domain))
        {
            return plan;
        }

        var (address, model) = (planned.Settings.Get(PciAddressSetting.Setting), planned.Settings.Get(ModelSetting.Setting).Value);
        var requires = address.IsSet || (model is not null && PciSlotAllocator.UsesPci(model));
        return plan with
        {
            NewAddress = address.Value,
            NewModel = address.IsSet ? null : model,
            Reserved = requires ? session.PlannedSlots.Add(domain.Domain.Uuid, address.Value) : PciReservations.None,
        };
    }

    /// <summary>The NIC in the definitions of the domain.</summary>
    private static IReadOnlyList<Nic> ExistingIn(DomainSnapshot domain, AttachmentModel prior) =>
    [
        .. domain.Definitions.Select(definition => prior.Key.FindIn(definition))
            .OfType<NicMatch.Found>()
            .Select(static found => found.Nic),
    ];

    private static PciAddress? ChangedAddress(AttachmentModel prior, AttachmentModel planned) =>
        planned.Settings.Get(PciAddressSetting.Setting).Value is { } address
        && prior.Settings.Get(PciAddressSetting.Setting).Value != address
            ? address
            : null;

    private async Task CheckAsync(
        AttachmentModel planned,
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

        if (connection.NetworkWithoutPortGroup is { } network && planned.PortGroup.KnownOrDefault() is { } portGroup)
        {
            PreflightReport.Report(session, AttachmentErrors.NoSuchPortGroup(network, portGroup), diagnostics);
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
                Network = connection.Network,
                InactiveNetwork = await FindInactiveNetworkAsync(connection, (await host).IfSeen, cancellationToken),
                Settings = session.Settings,
                AreVlansKnown = connection.AreVlansKnown,
                Vlan = connection.Vlan,
                Mac = planned.Mac,
                Host = (await host).IfSeen,
                Libvirt = await version,
                IsUserSession = await session.IsUserSessionAsync(cancellationToken),
            };
            var name = selector is { Uuid: null } named ? named.Text : null;
            Report(
                AttachmentChecks.Find(plan(domain, checks) with
                {
                    NicName = planned.Name.KnownOrDefault(),
                    Domain = domain,
                    DomainName = name,
                    OtherDomains = domain is null && name is not null && session.IsFirstReport($"no domain {name}")
                        ? [.. (await session.Domains.ListSharedAsync(cancellationToken)).Select(static known => known.Name)]
                        : [],
                }),
                planned,
                diagnostics);
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"checking the plan of {planned}", diagnostics);
        }
        catch (UnreadableXmlException exception)
        {
            var unreadable = LibvirtDiagnostics.From(exception, "checking the plan", session.Settings.Uri)!;
            diagnostics.Add(unreadable with { Severity = DiagnosticSeverity.Warning });
        }
    }

    /// <summary>
    /// The inactive network that would create the missing bridge. An error of another network must not hide that the bridge is missing.
    /// </summary>
    private async Task<string?> FindInactiveNetworkAsync(
        AttachmentConnection connection, HostView? host, CancellationToken cancellationToken)
    {
        if (connection is not { IsAsBefore: false, Network: null, Bridge: { } bridge } || host is null || host.FindLink(bridge) is not null)
        {
            return null;
        }

        try
        {
            return await session.Networks.FindInactiveAsync(bridge, cancellationToken);
        }
        catch (LibvirtRemoteException exception)
        {
            PluginLog.Debug("Looked for an inactive network with a bridge.", ("bridge", bridge), ("error", exception.Message));
            return null;
        }
    }

    private void Report(IReadOnlyList<Finding> findings, AttachmentModel planned, DiagnosticList diagnostics)
    {
        foreach (var finding in findings)
        {
            PreflightReport.Report(session, finding, AttachmentErrors.PathOf(AttributeOf(finding.Aspect, planned)), diagnostics);
        }
    }

    private static SchemaAttribute AttributeOf(FindingAspect aspect, AttachmentModel planned) => aspect switch
    {
        FindingAspect.Bridge => planned.SourceAttribute,
        FindingAspect.Vlans => planned.VlanAttribute,
        FindingAspect.Mac => MacAddressSetting.Attribute,
        FindingAspect.Domain => NetworkAttachmentSchema.Domain,
        FindingAspect.Model => ModelSetting.Attribute,
        _ => PciAddressSetting.Attribute,
    };

    /// <summary>Whether the VLANs of the running NIC are not the planned ones, whether they are its own or those of a network.</summary>
    private static bool ChangesVlans(AttachmentModel prior, AttachmentConnection connection, DomainSnapshot? domain) =>
        connection.AreVlansKnown
        && domain?.Live is { } live
        && prior.Key.FindIn(live) is NicMatch.Found { Nic: var nic }
        && nic.Vlan != connection.Vlan;

    /// <summary>Whether an interrupted apply has already attached the NIC.</summary>
    private static bool IsAttached(AttachmentModel planned, DomainSnapshot? domain) =>
        domain?.Live is { } live && planned.Key.FindIn(live) is not NicMatch.None;

    private static Nic? StrangerIn(DomainSnapshot? domain, NicKey key) => domain is null ? null : NicStrangers.Find(domain, key).Any;

    private static Task<DomainSnapshot?> NoDomainAsync() => Task.FromResult<DomainSnapshot?>(null);
}
