using HvProvider.Attributes;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Refines the plan of an attachment. What can be known without the hypervisor is; a plan that cannot reach it says less, and no more
/// than a warning.
/// </summary>
internal sealed class AttachmentPlanner(HypervisorSession session)
{
    // The attributes that libvirt cannot change in a running guest.
    private static readonly SchemaAttribute<string>[] RePlugging = [Mac, Model, Pci];

    /// <summary>Plans a create, an update or a replacement.</summary>
    public async Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case { Operation: PlanOperation.Create, Planned: { } planned, Config: { } config }:
                await PlanCreateAsync(planned, config, request.Diagnostics, cancellationToken);
                break;
            case { Operation: PlanOperation.Update, Prior: { } prior, Planned: { } planned, Config: { } config }:
                await PlanUpdateAsync(request, prior, planned, config, cancellationToken);
                break;
        }
    }

    private async Task PlanCreateAsync(
        TfObject planned, TfObject config, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned.Set(InSync, true);
        var connection = await PlanConnectionAsync(planned, config, null, diagnostics, cancellationToken);
        if (config.Get(Model).IsNull)
        {
            planned.Set(Model, DesiredNics.DefaultModel);
        }

        if (await TryPlanIdentityAsync(planned, config, diagnostics, cancellationToken))
        {
            await new AttachmentPreflight(session).CheckNewAsync(planned, connection, diagnostics, cancellationToken);
        }
    }

    /// <summary>Plans by what the NIC will be known; false where another resource of this walk is the same NIC.</summary>
    private async Task<bool> TryPlanIdentityAsync(
        TfObject planned, TfObject config, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var domain = planned.Get(NetworkAttachmentSchema.Domain);
        var name = planned.Get(Name);
        if (!name.IsKnown)
        {
            return true;
        }

        planned.Set(Alias, NicName.ToAlias(name.Value));
        if (!domain.IsKnown)
        {
            return true;
        }

        if (!session.Claims.TryPlanCreate(domain.Value, name.Value))
        {
            diagnostics.Add(AttachmentErrors.Duplicate(domain.Value, name.Value));
            return false;
        }

        var selector = DomainSelector.Parse(domain.Value);
        if (selector.Uuid is { } uuid)
        {
            planned.Set(DomainUuid, uuid.ToString());
            planned.Set(Id, $"{uuid}/{name.Value}");
        }

        if (config.Get(Mac).IsNull && session.Settings.MacNamespace is { } macNamespace)
        {
            var domainName = await FindNameAsync(selector, diagnostics, cancellationToken);
            if (domainName is not null)
            {
                planned.Set(Mac, MacDerivation.Derive(macNamespace, domainName, name.Value).ToString());
            }
        }

        return true;
    }

    private async Task<string?> FindNameAsync(
        DomainSelector selector, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (selector.Uuid is null)
        {
            return selector.Text;
        }

        if (!session.IsKnown)
        {
            return null;
        }

        try
        {
            var snapshot = await session.Domains.ReadSharedAsync(selector, cancellationToken);
            return snapshot?.Domain.Name;
        }
        catch (LibvirtConnectionException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
            return null;
        }
    }

    /// <summary>
    /// Plans where a NIC is going to be: its bridge, the limits of its traffic (<paramref name="bandwidth"/> are its own), and its VLANs
    /// where the bridge can be seen.
    /// </summary>
    private async Task<AttachmentConnection> PlanConnectionAsync(
        TfObject planned, TfObject config, Bandwidth? bandwidth, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        planned.Set(EffectiveVlans, Tf<TfObject>.Unknown);
        planned.Set(EffectiveBandwidth, Tf<TfObject>.Unknown);
        if (config.Get(Bridge).IsNull)
        {
            planned.Set(Bridge, Tf<string>.Unknown);
        }

        try
        {
            var connection = await AttachmentConnection.FindAsync(session, planned, bandwidth, cancellationToken);
            if (connection.IsBandwidthKnown)
            {
                planned.Set(EffectiveBandwidth, ShownBandwidth.Show(connection.Bandwidth));
            }

            if (connection.Bridge is { } bridge)
            {
                planned.Set(Bridge, bridge);
            }

            if (await VlanStatusReader.PlanAsync(session, connection, cancellationToken) is { } vlans)
            {
                planned.Set(EffectiveVlans, PortVlanAttributes.Show(EffectiveVlans, vlans));
            }

            return connection;
        }
        catch (LibvirtException exception)
        {
            UnreachableHypervisor.Warn(session, diagnostics, exception);
            return AttachmentConnection.Unknown;
        }
    }

    /// <summary>
    /// Plans the connection of an existing NIC: its bridge, VLANs and limits. If no input of these changes, they are taken from the last
    /// refresh, and no hypervisor is needed.
    /// </summary>
    private async Task<AttachmentConnection> PlanConnectionAsync(
        PlanResourceRequest request, TfObject prior, TfObject planned, TfObject config, CancellationToken cancellationToken)
    {
        var remembered = PrivateState.Decode(request.Private);
        if (IsConnectedAsBefore(remembered, prior, planned))
        {
            Keep(Bridge, prior, planned);
            if (remembered.Vlans is { } vlans)
            {
                planned.Set(EffectiveVlans, PortVlanAttributes.Show(EffectiveVlans, vlans));
            }

            var before = AttachmentConnection.AsBefore(prior, remembered);
            if (before.IsBandwidthKnown)
            {
                planned.Set(EffectiveBandwidth, ShownBandwidth.Show(before.Bandwidth));
            }

            return before;
        }

        var connection = await PlanConnectionAsync(
            planned, config, remembered.OwnBandwidth, request.Diagnostics, cancellationToken);
        if (planned.Get(Bridge).IsUnknown
            && planned.Get(Network) is { IsKnown: true } network
            && prior.Get(Network) == network
            && !session.PlannedNetworks.TryFind(network.Value, out _))
        {
            // The network could not be looked at. It is the one that it was.
            Keep(Bridge, prior, planned);
        }

        if (IsKept(remembered, prior, planned) && VlanWish.IsKnown(planned) && VlanWish.Of(planned) is null)
        {
            // The network's port group may have VLANs for it.
            planned.Set(EffectiveVlans, Tf<TfObject>.Unknown);
            if (remembered.OwnBandwidth is null)
            {
                planned.Set(EffectiveBandwidth, Tf<TfObject>.Unknown);
            }

            return connection with { AreVlansKnown = false };
        }

        return connection;
    }

    /// <summary>
    /// Whether the NIC stays on its network although the plan names the bridge: see <see cref="AttachmentChange.KeepsNetwork"/>.
    /// </summary>
    private static bool IsKept(PrivateState remembered, TfObject prior, TfObject planned) =>
        remembered.IsNetwork
        && planned.Get(Network).IsNull
        && (prior.Get(Network).IsNull || remembered.IsImported)
        && prior.Get(Bridge) == planned.Get(Bridge);

    private bool IsConnectedAsBefore(PrivateState remembered, TfObject prior, TfObject planned)
    {
        if (!VlanWish.IsKnown(planned) || !Equals(VlanWish.Of(prior), VlanWish.Of(planned)))
        {
            return false;
        }

        if (planned.Get(Network) is not { IsKnown: true } network)
        {
            return prior.Get(Bridge) == planned.Get(Bridge)
                && (prior.Get(Network) == planned.Get(Network) || remembered.IsImported);
        }

        return prior.Get(Network) == network
            && prior.Get(NetworkAttachmentSchema.PortGroup) == planned.Get(NetworkAttachmentSchema.PortGroup)
            && (!session.PlannedNetworks.TryFind(network.Value, out var plan) || IsAsBefore(plan));

        bool IsAsBefore(NetworkView? plan) => plan is not null
            && prior.Get(Bridge) is { IsKnown: true } bridge && bridge.Value == plan.Bridge
            && IsGivenAsBefore(plan.Give(BridgeOrNetwork.Of(planned)?.PortGroup));

        // What the NIC has itself, it does not get.
        bool IsGivenAsBefore(InheritedSettings given) =>
            (VlanWish.Of(planned) is not null && remembered.OwnBandwidth is not null)
            || (remembered.Inherited is { } inherited
                && (VlanWish.Of(planned) is not null || inherited.Vlan == given.Vlan)
                && (remembered.OwnBandwidth is not null || inherited.Bandwidth == given.Bandwidth));
    }

    private async Task PlanUpdateAsync(
        PlanResourceRequest request, TfObject prior, TfObject planned, TfObject config, CancellationToken cancellationToken)
    {
        if (IsOtherDomain(request, prior, planned))
        {
            request.RequiresReplace.Add(AttachmentErrors.PathOf(NetworkAttachmentSchema.Domain));
        }

        // An imported NIC that has no name yet is given one in place.
        if (!prior.Get(Name).IsNull && prior.Get(Name) != planned.Get(Name))
        {
            request.RequiresReplace.Add(AttachmentErrors.PathOf(Name));
        }

        if (request.WillBeReplaced)
        {
            return;
        }

        var wasInSync = prior.Get(InSync) is { IsKnown: true, Value: true };
        planned.Set(InSync, true);
        var connection = await PlanConnectionAsync(request, prior, planned, config, cancellationToken);
        if (planned.Raw.Equals(prior.Raw))
        {
            return;
        }

        if (planned.Get(EffectiveVlans).IsNull)
        {
            // They were not known so far; the apply may see them.
            planned.Set(EffectiveVlans, Tf<TfObject>.Unknown);
        }

        Keep(DomainUuid, prior, planned);
        Keep(Id, prior, planned);
        Keep(Alias, prior, planned);
        foreach (var attribute in RePlugging)
        {
            if (config.Get(attribute).IsNull)
            {
                Keep(attribute, prior, planned);
            }
        }

        // The domain may be started or stopped before the apply gets to it, perhaps by another resource of the same apply.
        planned.Set(Live, Tf<bool>.Unknown);
        planned.Set(Tap, Tf<string>.Unknown);
        if (planned.Get(Name) is { IsKnown: true } name && planned.Get(DomainUuid) is { IsKnown: true } uuid)
        {
            planned.Set(Id, $"{uuid.Value}/{name.Value}");

            // Our alias stays; one that libvirt gave stays until the domain is started or the NIC is re-plugged.
            if (planned.Get(Alias) != NicName.ToAlias(name.Value))
            {
                planned.Set(Alias, Tf<string>.Unknown);
            }
        }

        // A half that is missing is made anew, and may have to be somewhere else.
        if (!wasInSync && config.Get(Pci).IsNull)
        {
            planned.Set(Pci, Tf<string>.Unknown);
        }

        var causes = prior.Get(Live) is { IsKnown: true, Value: true } ? RePlugCauses(prior, planned, config) : [];
        request.Diagnostics.AddRange(causes);
        await new AttachmentPreflight(session)
            .CheckChangeAsync(prior, planned, connection, causes.Count > 0, request.Diagnostics, cancellationToken);
    }

    /// <summary>A warning for each attribute whose change takes the NIC from the running guest.</summary>
    private static List<Diagnostic> RePlugCauses(TfObject prior, TfObject planned, TfObject config)
    {
        var causes = RePlugging
            .Where(attribute => !config.Get(attribute).IsNull && prior.Get(attribute) != planned.Get(attribute))
            .Select(static attribute => Warning(attribute, "cannot be changed while the domain is running"));

        // A tap can be moved from bridge to bridge; what was imported may have none.
        return [.. causes, .. prior.Get(Bridge).IsNull
            ? [Warning(Bridge, "cannot be set while the domain is running, because its NIC is not on a bridge")]
            : Array.Empty<Diagnostic>()];

        static Diagnostic Warning(SchemaAttribute attribute, string cause) => Diagnostic.Warning(
            "NIC will be re-attached",
            $"{attribute.Name} {cause}. The NIC is detached and attached again with the new value; the guest loses this NIC briefly. "
            + "Other devices of the domain are not changed.",
            AttachmentErrors.PathOf(attribute));
    }

    private static void Keep(SchemaAttribute attribute, TfObject prior, TfObject planned) =>
        planned.SetRaw(attribute, prior.GetRaw(attribute));

    /// <summary>
    /// Whether another domain is meant, not only spelled. A domain that is not known yet may be another one, and a plan that
    /// is to be kept must say so now.
    /// </summary>
    private static bool IsOtherDomain(PlanResourceRequest request, TfObject prior, TfObject planned)
    {
        var (before, after) = (prior.Get(NetworkAttachmentSchema.Domain), planned.Get(NetworkAttachmentSchema.Domain));
        if (before == after)
        {
            return false;
        }

        if (!after.IsKnown || !before.IsKnown || prior.Get(DomainUuid) is not { IsKnown: true } uuid)
        {
            return true;
        }

        var name = PrivateState.Decode(request.Private).DomainName
            ?? (DomainSelector.Parse(before.Value).Uuid is null ? before.Value : null);
        return !DomainSelector.Parse(after.Value).Selects(name ?? "", Guid.Parse(uuid.Value));
    }
}
