using HvProvider.Domains;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Decides, without asking anything, what the plan of an update shows: which computed values stay, which are known after apply, and which
/// changes detach the NIC from the running domain and attach it again.
/// </summary>
/// <param name="Planned">The plan.</param>
/// <param name="ReattachCauses">The attributes whose change re-attaches the NIC; empty where libvirt updates it in place.</param>
internal sealed record UpdateDecision(AttachmentModel Planned, IReadOnlyList<SchemaAttribute> ReattachCauses)
{
    /// <summary>Decides on a change of a NIC that is not replaced.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan, whose connection is decided on.</param>
    /// <param name="config">The configuration.</param>
    public static UpdateDecision Of(AttachmentModel prior, AttachmentModel planned, AttachmentModel config)
    {
        var kept = NicSettings.Reattaching.Where(setting => !config.Settings.IsSet(setting));
        var changed = planned with
        {
            // They were not known so far; the apply may see them.
            EffectiveVlans = planned.EffectiveVlans.IsNull ? Tf<Vlans.PortVlans>.Unknown : planned.EffectiveVlans,
            DomainUuid = prior.DomainUuid,
            Id = planned.Name.IsKnown && prior.DomainUuid.IsKnown ? $"{prior.DomainUuid.Value}/{planned.Name.Value}" : prior.Id,
            Alias = AliasAfter(prior, planned),
            Settings = planned.Settings.WithThoseOf(prior.Settings, kept),

            // The domain may be started or stopped before the apply gets to it, perhaps by another resource of the same apply.
            Live = Tf<bool>.Unknown,
            Tap = Tf<string>.Unknown,
        };

        // A half that is missing is attached, and may get another address.
        if (!prior.IsInSync && !config.Settings.IsSet(PciAddressSetting.Setting))
        {
            changed = changed with { Settings = changed.Settings.WithUnknown(PciAddressSetting.Setting) };
        }

        return new UpdateDecision(changed, prior.IsLive ? [.. CausesOf(prior, changed, config)] : []);
    }

    /// <summary>The attributes whose change replaces the attachment.</summary>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="remembered">What was remembered beside the state.</param>
    public static IEnumerable<SchemaAttribute> Replacements(AttachmentModel prior, AttachmentModel planned, PrivateState remembered)
    {
        if (IsOtherDomain(prior, planned, remembered))
        {
            yield return NetworkAttachmentSchema.Domain;
        }

        // An imported NIC that has no name yet gets one in place.
        if (!prior.Name.IsNull && prior.Name != planned.Name)
        {
            yield return NetworkAttachmentSchema.Name;
        }
    }

    /// <summary>Our alias stays; one that libvirt assigned stays until the domain is started or the NIC is re-attached.</summary>
    private static Tf<string> AliasAfter(AttachmentModel prior, AttachmentModel planned) =>
        planned.Name.IsKnown && prior.DomainUuid.IsKnown && prior.Alias != NicName.ToAlias(planned.Name.Value)
            ? Tf<string>.Unknown
            : prior.Alias;

    private static IEnumerable<SchemaAttribute> CausesOf(AttachmentModel prior, AttachmentModel planned, AttachmentModel config)
    {
        foreach (var setting in NicSettings.Reattaching)
        {
            if (config.Settings.IsSet(setting) && !prior.Settings.HasSame(setting, planned.Settings))
            {
                yield return planned.Settings.AttributeOf(setting);
            }
        }

        // A tap moves from bridge to bridge; what was imported may have none.
        if (prior.Bridge.IsNull)
        {
            yield return NetworkAttachmentSchema.Bridge;
        }
    }

    /// <summary>
    /// Whether another domain is meant, not only spelled. A domain that is not known yet may be another one, and a plan that is to be kept
    /// must show that now.
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

        var name = remembered.DomainName
            ?? (DomainSelector.Parse(prior.Domain.Value).Uuid is null ? prior.Domain.Value : null);
        return !DomainSelector.Parse(planned.Domain.Value).Selects(name ?? "", uuid);
    }
}
