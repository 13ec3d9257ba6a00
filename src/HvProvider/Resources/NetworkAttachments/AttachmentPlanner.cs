using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Preflight;
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
            case { Operation: PlanOperation.Delete, Prior: { } prior }:
                await PlanDeleteAsync(request, AttachmentModel.Read(prior), cancellationToken);
                break;
            case { Operation: PlanOperation.Update, Prior: { } prior, Planned: { } planned, Config: { } config }:
                await PlanUpdateAsync(request, new(prior, planned, config), cancellationToken);
                break;
        }
    }

    private async Task PlanDeleteAsync(PlanResourceRequest request, AttachmentModel prior, CancellationToken cancellationToken)
    {
        var remembered = PrivateState.Decode(request.Private);
        if (RenamedDomain.Of(prior, remembered) is { } renamed)
        {
            request.Diagnostics.Add(DomainMessages.Destroyed(renamed));
        }

        var names = NicClaimNames.Of(prior, remembered.DomainName);
        foreach (var name in names)
        {
            session.NicClaims.PlanDelete(name);
        }

        var takenOver = names.Where(session.NicClaims.IsCreatePlanned).ToList();
        request.Private = (remembered with { IsTakenOver = takenOver.Count > 0 }).Encode();
        if (takenOver.Count == 0)
        {
            await CheckRemovalAsync(prior, request.Diagnostics, cancellationToken);
        }

        // During an apply, Terraform plans the delete of a replaced object again after the create; that delete reports what it keeps.
        var isCreated = prior.Selector is { Uuid: { } uuid } && session.NicClaims.IsCreated((uuid, prior.Name.KnownOrDefault() ?? ""));
        if (!isCreated && takenOver is [var (domain, nic), ..] && IsFirstReport(takenOver[0]))
        {
            request.Diagnostics.Add(AttachmentErrors.WillBeTakenOver(domain, nic));
        }
    }

    /// <summary>Claims the NIC for a create; false if another resource of the configuration has claimed it.</summary>
    private bool TryClaim(AttachmentModel planned, DiagnosticList diagnostics)
    {
        if (planned is not { Domain.IsKnown: true, Name.IsKnown: true })
        {
            return true;
        }

        var name = NicClaimNames.Of(planned.Domain.Value, planned.Name.Value);
        if (!session.NicClaims.TryPlanCreate(name))
        {
            diagnostics.Add(AttachmentErrors.Duplicate(planned.Domain.Value, planned.Name.Value));
            return false;
        }

        if (session.NicClaims.IsDeletePlanned(name) && IsFirstReport(name))
        {
            diagnostics.Add(AttachmentErrors.MayBeReattached(planned.Domain.Value, planned.Name.Value));
        }

        return true;
    }

    private bool IsFirstReport((string Domain, string Name) name) => session.IsFirstReport($"renamed resource {name}");

    private async Task PlanCreateAsync(
        TfObject values, AttachmentModel config, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        var planned = AttachmentModel.Read(values) with { InSync = true };

        // First of all, so that a delete of the same NIC that runs at the same time keeps it.
        if (!TryClaim(planned, diagnostics))
        {
            return;
        }

        (planned, var connection) = await ConnectAsync(planned, config, null, diagnostics, cancellationToken);
        planned = planned with { Settings = planned.Settings.WithDefaults(config.Settings) };
        planned = await IdentifyAsync(planned, config, diagnostics, cancellationToken);
        planned.WriteTo(values);
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
        var domain = selector.Uuid is null ? null : await FindDomainAsync(selector, diagnostics, cancellationToken);
        if (domain is { Uuid: var uuid })
        {
            planned = planned with { DomainUuid = uuid.ToString(), Id = $"{uuid}/{name}" };
        }

        return !config.Settings.IsSet(MacAddressSetting.Setting)
            && session.Settings.MacNamespace is { } macNamespace
            && (selector.Uuid is null ? selector.Text : domain?.Name) is { } domainName
                ? planned with
                {
                    Settings = planned.Settings.With(MacAddressSetting.Setting, MacDerivation.Derive(macNamespace, domainName, name)),
                }
                : planned;
    }

    /// <summary>The domain whose name or UUID has the form of a UUID; null if it does not exist or cannot be read.</summary>
    private async Task<DomainRef?> FindDomainAsync(
        DomainSelector selector, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        if (!session.IsKnown)
        {
            return null;
        }

        try
        {
            return session.HasWritten
                ? await session.Domains.FindAsync(selector, cancellationToken)
                : (await session.Domains.ReadSharedAsync(selector, cancellationToken))?.Domain;
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"looking up domain \"{selector}\"", diagnostics);
            return null;
        }
    }

    /// <summary>
    /// Plans a new or changed connection: the bridge, the limits (which may be the NIC's own) and the VLANs. The VLAN of an untagged NIC
    /// is the bridge's default PVID. It stays unknown although it can be read now: the host may change before the apply, and Terraform
    /// rejects a plan that differs then.
    /// </summary>
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
                Bridge = config.Bridge.IsNull && connection.Bridge is { } bridge ? bridge : planned.Bridge,
                Settings = WithLimits(planned.Settings, connection),
            };
            RequireSameBridge(planned, config, connection, diagnostics);
            var isFound = await AttachmentConnection.LookForBridgeAsync(session, connection, cancellationToken);
            return isFound && connection is { AreVlansKnown: true, Vlan: { } vlan }
                ? (planned with { EffectiveVlans = ExpectedVlans.Of(vlan, null) }, connection)
                : (planned, connection);
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
            RequireSameBridge(planned, config, before, diagnostics);
            return (planned with
            {
                Bridge = config.Bridge.IsNull ? prior.Bridge : planned.Bridge,

                // VLANs that libvirt cannot repair are left as they are.
                EffectiveVlans = remembered.Drift is { Repair: TapRepair.None } ? prior.EffectiveVlans
                    : remembered.Vlans is { } vlans ? vlans
                    : planned.EffectiveVlans,
                Settings = WithLimits(planned.Settings, before),
            }, before);
        }

        (planned, var connection) = await ConnectAsync(planned, config, remembered.OwnBandwidth, diagnostics, cancellationToken);
        if (config.Bridge.IsNull && planned.Bridge.IsUnknown && decision.KeepsBridge)
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

        await FollowDomainAsync(request, prior, planned, remembered, cancellationToken);
        if (request.WillBeReplaced)
        {
            await CheckRemovalAsync(prior, request.Diagnostics, cancellationToken);
            return;
        }

        (planned, var connection) = await ReconnectAsync(
            new(prior, planned with { InSync = remembered.PlannedSync(prior.InSync) }, config),
            remembered,
            request.Diagnostics,
            cancellationToken);
        planned.WriteTo(objects.Planned);

        // Another connection is set up anyway, but only a new tap replaces one that is lost.
        var drift = connection.IsAsBefore || remembered.Drift is { Repair: TapRepair.Reattach } ? remembered.Drift : null;
        if (drift is not null && session.Settings.Preflight != PreflightMode.Off && !session.HasWritten)
        {
            PreflightReport.Report(session, TapDriftMessages.Of(drift, prior, remembered), request.Diagnostics);
        }

        if (objects.Planned.Raw.Equals(objects.Prior.Raw))
        {
            return;
        }

        (planned, var causes) = UpdateDecision.Of(prior, planned, config, drift);
        planned.WriteTo(objects.Planned);
        request.Diagnostics.AddRange(causes.Select(AttachmentErrors.WillBeReattached));
        await new AttachmentPreflight(session).CheckChangeAsync(
            prior,
            planned,
            connection,
            causes.Count > 0 || drift is { Repair: TapRepair.Reattach },
            request.Diagnostics,
            cancellationToken);
    }

    private Task CheckRemovalAsync(AttachmentModel prior, DiagnosticList diagnostics, CancellationToken cancellationToken) =>
        new AttachmentPreflight(session).CheckRemovalAsync(prior, diagnostics, cancellationToken);

    /// <summary>Reports an attachment that is not in the domain that the configuration names.</summary>
    private async Task FollowDomainAsync(
        PlanResourceRequest request, AttachmentModel prior, AttachmentModel planned, PrivateState remembered,
        CancellationToken cancellationToken)
    {
        var diagnostics = request.Diagnostics;
        var renamed = await RenamedDomain.FindAsync(session, prior, planned.Domain, remembered, diagnostics, cancellationToken);
        if (renamed is { Successor: not null })
        {
            // Terraform replaces a resource only for an attribute whose value changes, and the name in the configuration does not.
            request.Planned!.Set(NetworkAttachmentSchema.DomainUuid, $"{renamed.Successor?.Uuid}");
            request.RequiresReplace.Add(AttachmentErrors.PathOf(NetworkAttachmentSchema.DomainUuid));
            diagnostics.Add(DomainMessages.Reassigned(renamed, prior));
        }
        else if (renamed is not null && request.WillBeReplaced)
        {
            PreflightReport.Report(session, DomainMessages.CannotBeReplaced(renamed), diagnostics);
        }
        else if (renamed is not null && session.IsFirstReport($"renamed {renamed.Uuid}"))
        {
            diagnostics.Add(DomainMessages.Followed(renamed));
        }
        else if (request.WillBeReplaced && prior.Domain != planned.Domain && planned.Domain.IsKnown && session.IsKnown
            && await IsMissingAsync(DomainSelector.Parse(planned.Domain.Value), diagnostics, cancellationToken))
        {
            diagnostics.Add(DomainMessages.TargetMissing(prior, planned.Domain.Value));
        }
    }

    private async Task<bool> IsMissingAsync(DomainSelector selector, DiagnosticList diagnostics, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Domains.FindAsync(selector, cancellationToken) is null;
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"looking up domain \"{selector}\"", diagnostics);
            return false;
        }
    }

    /// <summary>
    /// Rejects a configured bridge that is not that of the network. A network that is not known yet is checked during apply.
    /// </summary>
    private static void RequireSameBridge(
        AttachmentModel planned, AttachmentModel config, AttachmentConnection connection, DiagnosticList diagnostics)
    {
        if (planned.Network.IsKnown && connection.Bridge is { } bridge && config.Bridge.IsKnown && config.Bridge.Value != bridge)
        {
            diagnostics.Add(AttachmentErrors.OtherBridge(planned.Network.Value, bridge, config.Bridge.Value));
        }
    }

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
