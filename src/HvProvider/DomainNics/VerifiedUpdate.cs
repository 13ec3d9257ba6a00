using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;

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
    /// again.
    /// </summary>
    private static async Task ChangeAsync(LiveNic target, DomainNic nics, DesiredNic desired, NicUpdatePlan plan)
    {
        var isMoved = plan.Differences.Any(static difference =>
            difference.Attribute == VlanSetting.Setting.Name || NicAttributes.IsSource(difference.Attribute));
        if (!isMoved && (await target.ReadVlansAsync(nics)).Mismatch is null)
        {
            if (plan.Change == NicChange.InPlace)
            {
                await target.UpdateAsync(plan.UpdateDocument!);
            }

            return;
        }

        var (before, down) = (nics.Live!, VlanRefresh.WithLink(nics.Live!, nics.Form, nics.Live!.Vlan, LinkState.Down));
        if (before.EffectiveLink == LinkState.Up)
        {
            await target.UpdateAsync(down);
            nics = await target.FindAsync();
        }

        try
        {
            await SetUpAsync(target, nics, desired, isMoved);
        }
        catch (LibvirtRemoteException)
        {
            await TryRestoreAsync(target, before, down);
            throw;
        }

        await FinishAsync(target, desired.Link, isNew: false);
    }

    /// <summary>
    /// Verifies a NIC whose link is down, then sets its link to the configured state. A new NIC with unexpected VLANs is detached.
    /// </summary>
    /// <exception cref="DiagnosticException">The VLANs of the NIC differ from the expected ones, or cannot be read.</exception>
    public static async Task FinishAsync(LiveNic target, LinkState link, bool isNew)
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
            var left = isNew ? await RemoveAsync(target, live) : "The link of the NIC stays down.";
            throw NicErrors.OtherVlans(target.DomainName, target.Label, mismatch, left);
        }

        if (seen.Effective is null && target.ExpectedVlans is { } expected)
        {
            throw NicErrors.VlansNotRead(target.DomainName, target.Label, expected, seen.Unseen, "The link of the NIC stays down.");
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

    /// <summary>
    /// A refused update usually changed nothing; a NIC that was changed halfway is restored. The link is set up again if the NIC is
    /// unchanged and its tap matches the definition. Otherwise, the link stays down.
    /// </summary>
    private static async Task TryRestoreAsync(LiveNic target, Nic before, string down)
    {
        try
        {
            await RestoreAsync(target, before, down);
        }
        catch (LibvirtRemoteException exception)
        {
            // Only the first error is reported.
            PluginLog.Debug("A NIC could not be restored.", ("domain", target.DomainName), ("code", exception.Code));
        }
    }

    private static async Task RestoreAsync(LiveNic target, Nic before, string down)
    {
        var nics = await target.FindAsync();
        if (nics.Live is { } halfway && !before.Source.IsSameAs(halfway.Source))
        {
            await target.UpdateAsync(down);
            nics = await target.FindAsync();
        }

        // The settings in the definition apply here, not the current settings of the network.
        var seen = await VlanStatusReader
            .ReadAsync(target.Session, nics with { Networks = [] }, null, target.Editor.Time.Changing);
        if (nics.Live is { } live && live.EffectiveLink != before.EffectiveLink && seen.Mismatch is null)
        {
            await target.UpdateAsync(VlanRefresh.WithLink(live, nics.Form, live.Vlan, before.EffectiveLink));
        }
    }

    private static async Task<string> RemoveAsync(LiveNic target, Nic live) =>
        (await GuestRelease.RemoveAsync(target.Editor, live)).Outcome == ReleaseOutcome.Gone
            ? "The NIC was detached again; its link was never up."
            : "The guest did not release the NIC; its link was never up and is still down. The next apply retries.";
}
