using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Resources;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Refines the plan of an attachment. <see cref="ConnectionDecision"/> and <see cref="UpdateDecision"/> decide what does not require
/// the hypervisor; this class reads the rest. Without a hypervisor, more values stay unknown, and the plan warns.
/// </summary>
internal sealed class AttachmentPlanner(HypervisorSession session)
{
    /// <summary>Plans a create, an update, a replacement or a removal.</summary>
    public async Task PlanAsync(PlanResourceRequest request, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case { Operation: PlanOperation.Create, Planned: { } planned, Config: { } config }:
                await PlanCreateAsync(planned, AttachmentModel.Read(config), request.Diagnostics, cancellationToken);
                break;
            case { Operation: PlanOperation.Update, Prior: { } prior, Planned: { } planned, Config: { } config }:
                await PlanUpdateAsync(request, new(prior, planned, config), cancellationToken);
                break;
            case { Operation: PlanOperation.Delete, Prior: { } prior }:
                await PlanDeleteAsync(AttachmentModel.Read(prior), request.Diagnostics, cancellationToken);
                break;
        }
    }

    private async Task PlanCreateAsync(
        TfObject values, AttachmentModel config, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var planned = AttachmentModel.Read(values) with { InSync = true };
        (planned, var connection) = await ConnectAsync(planned, config, null, diagnostics, cancellationToken);
        planned = planned with { Settings = planned.Settings.WithDefaults(config.Settings) };
        planned = await IdentifyAsync(planned, config, diagnostics, cancellationToken);
        planned.WriteTo(values);
        if (planned is { Domain.IsKnown: true, Name.IsKnown: true }
            && !session.NicClaims.TryPlanCreate((planned.Domain.Value, planned.Name.Value)))
        {
            diagnostics.Add(AttachmentErrors.Duplicate(planned.Domain.Value, planned.Name.Value));
            return;
        }

        await new AttachmentPreflight(session).CheckNewAsync(planned, connection, diagnostics, cancellationToken);
    }

    /// <summary>Plans the identity of the NIC: its alias, its MAC address, and the UUID of the domain if that is configured.</summary>
    private async Task<AttachmentModel> IdentifyAsync(
        AttachmentModel planned, AttachmentModel config, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (!planned.Name.IsKnown)
        {
            return planned;
        }

        var name = planned.Name.Value;
        planned = planned with { Alias = NicName.ToAlias(name) };
        if (!planned.Domain.IsKnown)
        {
            return planned;
        }

        var selector = DomainSelector.Parse(planned.Domain.Value);
        if (selector.Uuid is { } uuid)
        {
            planned = planned with { DomainUuid = uuid.ToString(), Id = $"{uuid}/{name}" };
        }

        return !config.Settings.IsSet(MacAddressSetting.Setting)
            && session.Settings.MacNamespace is { } macNamespace
            && await FindNameAsync(selector, diagnostics, cancellationToken) is { } domain
                ? planned with
                {
                    Settings = planned.Settings.With(MacAddressSetting.Setting, MacDerivation.Derive(macNamespace, domain, name)),
                }
                : planned;
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
            return (await session.Domains.ReadSharedAsync(selector, cancellationToken))?.Domain.Name;
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"looking up domain \"{selector}\"", diagnostics);
            return null;
        }
    }

    /// <summary>Plans a new or changed connection: the bridge, the limits (which may be the NIC's own) and the VLANs.</summary>
    private async Task<(AttachmentModel Planned, AttachmentConnection Connection)> ConnectAsync(
        AttachmentModel planned, AttachmentModel config, Bandwidth? ownLimits, DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        planned = planned with
        {
            EffectiveVlans = Tf<PortVlans>.Unknown,
            Settings = planned.Settings.WithUnknown(BandwidthSetting.Setting),
            Bridge = config.Bridge.IsNull ? Tf<string>.Unknown : planned.Bridge,
        };
        var connection = AttachmentConnection.Unknown;
        try
        {
            connection = await AttachmentConnection.FindAsync(session, planned, ownLimits, cancellationToken);
            planned = planned with
            {
                Bridge = connection.Bridge is { } bridge ? bridge : planned.Bridge,
                Settings = WithLimits(planned.Settings, connection),
            };
            var vlans = await AttachmentConnection.ReadExpectedVlansAsync(session, connection, cancellationToken);
            return (planned with { EffectiveVlans = vlans is null ? planned.EffectiveVlans : vlans }, connection);
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"planning {planned}", diagnostics);
            return (planned, AttachmentConnection.Unknown);
        }
    }

    /// <summary>Plans the connection of an existing NIC: as last read, or new.</summary>
    private async Task<(AttachmentModel Planned, AttachmentConnection Connection)> ReconnectAsync(
        UpdateModels models, PrivateState remembered, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var (prior, planned, config) = models;
        var decision = ConnectionDecision.Of(prior, planned, remembered, NetworkPlan.For(planned, session.PlannedNetworks));
        if (decision.IsAsBefore)
        {
            var before = AttachmentConnection.AsBefore(prior, remembered);
            return (planned with
            {
                Bridge = prior.Bridge,
                EffectiveVlans = remembered.Vlans is { } vlans ? vlans : planned.EffectiveVlans,
                Settings = WithLimits(planned.Settings, before),
            }, before);
        }

        (planned, var connection) = await ConnectAsync(planned, config, remembered.OwnBandwidth, diagnostics, cancellationToken);
        if (planned.Bridge.IsUnknown && decision.KeepsBridge)
        {
            planned = planned with { Bridge = prior.Bridge };
        }

        if (!decision.StaysOnNetwork || !planned.IsVlanKnown || planned.Vlan is not null)
        {
            return (planned, connection);
        }

        // The port group of the network may assign VLANs and limits.
        return (planned with
        {
            EffectiveVlans = Tf<PortVlans>.Unknown,
            Settings = remembered.OwnBandwidth is null ? planned.Settings.WithUnknown(BandwidthSetting.Setting) : planned.Settings,
        }, connection with { AreVlansKnown = false });
    }

    private async Task PlanUpdateAsync(PlanResourceRequest request, UpdateObjects objects, CancellationToken cancellationToken)
    {
        var remembered = PrivateState.Decode(request.Private);
        var (prior, planned, config) = objects.Read();
        foreach (var attribute in UpdateDecision.Replacements(prior, planned, remembered))
        {
            request.RequiresReplace.Add(AttachmentErrors.PathOf(attribute));
        }

        if (request.WillBeReplaced)
        {
            await PlanDeleteAsync(prior, request.Diagnostics, cancellationToken);
            return;
        }

        (planned, var connection) = await ReconnectAsync(
            new(prior, planned with { InSync = remembered.PlannedSync(prior.InSync) }, config),
            remembered,
            request.Diagnostics,
            cancellationToken);
        planned.WriteTo(objects.Planned);
        if (objects.Planned.Raw.Equals(objects.Prior.Raw))
        {
            return;
        }

        (planned, var causes) = UpdateDecision.Of(prior, planned, config);
        planned.WriteTo(objects.Planned);
        request.Diagnostics.AddRange(causes.Select(AttachmentErrors.WillBeReattached));
        await new AttachmentPreflight(session).CheckChangeAsync(
            prior, planned, connection, causes.Count > 0, request.Diagnostics, cancellationToken);
    }

    private Task PlanDeleteAsync(AttachmentModel prior, DiagnosticList diagnostics, CancellationToken cancellationToken) =>
        new AttachmentPreflight(session).CheckRemovalAsync(prior, diagnostics, cancellationToken);

    private static AttachmentSettings WithLimits(AttachmentSettings settings, AttachmentConnection connection) =>
        connection.IsBandwidthKnown ? settings.With(BandwidthSetting.Setting, connection.Bandwidth) : settings;

    /// <summary>The state, plan and configuration of an update as models.</summary>
    private readonly record struct UpdateModels(AttachmentModel Prior, AttachmentModel Planned, AttachmentModel Config);

    /// <summary>The state, plan and configuration of an update as Terraform's objects.</summary>
    private readonly record struct UpdateObjects(TfObject Prior, TfObject Planned, TfObject Config)
    {
        public UpdateModels Read() => new(AttachmentModel.Read(Prior), AttachmentModel.Read(Planned), AttachmentModel.Read(Config));
    }
}
