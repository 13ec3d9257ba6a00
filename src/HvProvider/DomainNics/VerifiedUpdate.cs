using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Preflight;
using TerraformPlugin.Diagnostics;

namespace HvProvider.DomainNics;

/// <summary>
/// Changes a NIC of a running domain without any frame leaving on a wrong VLAN: its link is set down first, and up again only after
/// the VLANs of its bridge port have been read.
/// </summary>
internal static class VerifiedUpdate
{
    /// <summary>Changes what libvirt can change in place. If the bridge cannot be read, the link stays up during the change.</summary>
    /// <param name="target">The NIC.</param>
    /// <param name="nics">The NIC as read before the change.</param>
    /// <param name="desired">The configured NIC.</param>
    /// <param name="plan">The plan of the change, which does not require re-attaching the NIC.</param>
    /// <param name="isSeen">Whether the VLANs of the bridge's ports can be read.</param>
    public static Task ChangeInPlaceAsync(LiveNic target, DomainNic nics, DesiredNic desired, NicUpdatePlan plan, bool isSeen) =>
        isSeen || plan.IsDetour ? ChangeAsync(target, nics, desired, plan)
        : plan.Change == NicChange.InPlace ? target.UpdateAsync(plan.UpdateDocument!)
        : Task.CompletedTask;

    /// <summary>
    /// Changes what libvirt can change in place. A tap that differs from its definition was changed by another tool and is set up
    /// again, if that is possible: otherwise the link is not set down for it.
    /// </summary>
    private static async Task ChangeAsync(LiveNic target, DomainNic nics, DesiredNic desired, NicUpdatePlan plan)
    {
        var live = nics.Live!;
        var isMoved = plan.Differences.Any(static difference =>
            difference.Attribute == VlanSetting.Setting.Name || NicAttributes.IsSource(difference.Attribute));
        if (isMoved)
        {
            await RequireVersionAsync(target, live, desired);
        }
        else if (await target.FindDriftAsync(nics) is not { Repair: TapRepair.InPlace })
        {
            await ChangeUnmovedAsync(target, nics, desired, plan);
            return;
        }

        var hold = new LinkHold(target, nics, await target.ReadTapAsync(nics)) { Wanted = desired.Link };
        await hold.RunAsync(async owing =>
        {
            var current = nics;
            if (live.EffectiveLink == LinkState.Up)
            {
                await owing.UpdateAsync(VlanRefresh.WithLink(live, nics.Form, live.Vlan, LinkState.Down));
                current = await owing.FindAsync();
            }

            await SetUpAsync(owing, current, desired, isMoved);
            await FinishAsync(owing, desired.Link);
        });
    }

    /// <summary>
    /// Changes settings that do not affect the bridge port. A link that is down is set up only if the VLANs are the expected ones.
    /// </summary>
    private static async Task ChangeUnmovedAsync(LiveNic target, DomainNic nics, DesiredNic desired, NicUpdatePlan plan)
    {
        if (plan.Change != NicChange.InPlace)
        {
            return;
        }

        if (nics.Live!.EffectiveLink == LinkState.Down && desired.Link == LinkState.Up
            && (await target.ReadVlansAsync(nics)).Mismatch is { } mismatch)
        {
            throw NicErrors.OtherVlans(target.DomainName, target.Label, mismatch, NicErrors.LinkStaysDown(target.DomainName, nics.Live));
        }

        await target.UpdateAsync(plan.UpdateDocument!);
    }

    /// <summary>Refuses a change of VLANs that libvirt would refuse, before the link is set down for it.</summary>
    private static async Task RequireVersionAsync(LiveNic target, Nic live, DesiredNic desired)
    {
        if (desired.ChangesVlansOf(live)
            && await target.Session.ReadVersionSharedAsync(target.Editor.Time.Changing) is var libvirt
            && !VersionCheck.CanChangeLiveVlans(libvirt))
        {
            throw NicErrors.LiveVlanChange(target.DomainName, target.Label, libvirt);
        }
    }

    /// <summary>
    /// Verifies a NIC whose link is down, then sets its link to the configured state.
    /// </summary>
    /// <exception cref="DiagnosticException">The VLANs of the NIC differ from the expected ones, or cannot be read.</exception>
    public static async Task FinishAsync(LiveNic target, LinkState link)
    {
        var nics = await target.FindAsync();
        if (nics.Live is not { } live)
        {
            // The domain stopped in the meantime; it gets the NIC from the persistent definition.
            return;
        }

        var seen = await target.ReadVlansAsync(nics);
        if (seen.Mismatch is { } mismatch)
        {
            throw NicErrors.OtherVlans(target.DomainName, target.Label, mismatch, "");
        }

        if (seen.IsLost(target.Session, nics, target.ExpectedVlans))
        {
            throw NicErrors.VlansNotRead(target.DomainName, target.Label, target.ExpectedVlans, seen.Unseen);
        }

        if (live.EffectiveLink != link)
        {
            await target.UpdateAsync(VlanRefresh.WithLink(live, nics.Form, target.OwnVlan, link));
        }
    }

    /// <summary>Makes libvirt set up the tap of a NIC whose link is down.</summary>
    private static async Task SetUpAsync(LiveNic target, DomainNic nics, DesiredNic desired, bool isMoved)
    {
        var isHalfway = true;
        while (isHalfway && nics.Live is { } live
            && NicUpdate.ForLive(live, nics.Form, desired with { Link = LinkState.Down }) is { Change: NicChange.InPlace } step)
        {
            await target.UpdateAsync(step.UpdateDocument!);
            nics = await target.FindAsync();
            isHalfway = step.IsDetour && nics.Live is { Source.IsPlainBridge: true };
        }

        if (!isMoved && nics.Live is { } drifted)
        {
            var seen = await target.ReadVlansAsync(nics);
            var (other, own) = VlanRefresh.Of(drifted, nics.Form, seen.DefaultPvid);
            await target.UpdateAsync(other);
            await target.UpdateAsync(own);
        }
    }
}
