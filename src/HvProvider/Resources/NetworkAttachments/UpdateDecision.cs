using HvProvider.Domains;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Decides, without reading anything, the plan of an update: which computed values stay, which are known after apply, and which
/// changes re-attach the NIC of a running domain.
/// </summary>
/// <param name="Planned">The plan.</param>
/// <param name="ReattachCauses">The attributes whose change re-attaches the NIC; empty if libvirt updates it in place.</param>
internal sealed record UpdateDecision(AttachmentModel Planned, IReadOnlyList<SchemaAttribute> ReattachCauses)
{
    /// <summary>Decides on a change of a NIC that is not replaced.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan, with its connection already decided.</param>
    /// <param name="config">The configuration.</param>
    public static UpdateDecision Of(AttachmentModel prior, AttachmentModel planned, AttachmentModel config)
    {
        var kept = NicSettingTable.Reattaching.Where(setting => !config.Settings.IsSet(setting));
        var changed = planned with
        {
            // They were not known before; the apply may read them.
            EffectiveVlans = planned.EffectiveVlans.IsNull ? Tf<Vlans.PortVlans>.Unknown : planned.EffectiveVlans,
            DomainUuid = prior.DomainUuid,
            Id = planned.Name.IsKnown && prior.DomainUuid.IsKnown ? $"{prior.DomainUuid.Value}/{planned.Name.Value}" : prior.Id,
            Alias = AliasAfter(prior, planned),
            Settings = planned.Settings.WithThoseOf(prior.Settings, kept),

            // Another resource of the same apply, or another tool, may start or stop the domain before this change.
            Live = Tf<bool>.Unknown,
            InSync = planned.InSync == true ? planned.InSync : Tf<bool>.Unknown,
            Tap = Tf<string>.Unknown,
        };

        // A host device has no model. The NIC that takes its place on a bridge is a new one for the guest.
        if (prior.Bridge.IsNull && !prior.Settings.IsSet(ModelSetting.Setting) && !config.Settings.IsSet(ModelSetting.Setting))
        {
            changed = changed with { Settings = changed.Settings.With(ModelSetting.Setting, ModelSetting.Setting.NewValue) };
        }

        // A NIC that is missing from one definition is attached to it, possibly at a different address.
        if (!prior.IsInSync && !config.Settings.IsSet(PciAddressSetting.Setting))
        {
            changed = changed with { Settings = changed.Settings.WithUnknown(PciAddressSetting.Setting) };
        }

        return new UpdateDecision(changed, prior.IsLive ? [.. CausesOf(prior, changed, config)] : []);
    }

    /// <summary>The attributes whose change replaces the attachment.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="remembered">The private state.</param>
    public static IEnumerable<SchemaAttribute> Replacements(AttachmentModel prior, AttachmentModel planned, PrivateState remembered)
    {
        if (IsOtherDomain(prior, planned, remembered))
        {
            yield return NetworkAttachmentSchema.Domain;
        }

        // An imported NIC without a name is named in place.
        if (!prior.Name.IsNull && prior.Name != planned.Name)
        {
            yield return NetworkAttachmentSchema.Name;
        }
    }

    /// <summary>
    /// The provider's alias stays; an alias assigned by libvirt stays until the domain is started or the NIC is re-attached.
    /// </summary>
    private static Tf<string> AliasAfter(AttachmentModel prior, AttachmentModel planned) =>
        planned.Name.IsKnown && prior.DomainUuid.IsKnown && prior.Alias != NicName.ToAlias(planned.Name.Value)
            ? Tf<string>.Unknown
            : prior.Alias;

    private static IEnumerable<SchemaAttribute> CausesOf(AttachmentModel prior, AttachmentModel planned, AttachmentModel config)
    {
        foreach (var setting in NicSettingTable.Reattaching)
        {
            if (config.Settings.IsSet(setting) && !prior.Settings.HasSame(setting, planned.Settings))
            {
                yield return planned.Settings.AttributeOf(setting);
            }
        }

        // libvirt moves a tap only between bridges; an imported NIC may be on none.
        if (prior.Bridge.IsNull)
        {
            yield return NetworkAttachmentSchema.Bridge;
        }
    }

    /// <summary>
    /// Whether the configuration refers to a different domain, not only to a different notation of the same one. A domain that is not
    /// known yet may be a different one, and a plan must show that before apply to stay consistent.
    /// </summary>
    private static bool IsOtherDomain(AttachmentModel prior, AttachmentModel planned, PrivateState remembered)
    {
        if (prior.Domain == planned.Domain)
        {
            return false;
        }

        if (!planned.Domain.IsKnown || !prior.Domain.IsKnown || !Guid.TryParse(prior.DomainUuid.KnownOrDefault(), out var uuid))
        {
            return true;
        }

        return !DomainSelector.Parse(planned.Domain.Value).Selects(remembered.DomainName ?? "", uuid);
    }
}
