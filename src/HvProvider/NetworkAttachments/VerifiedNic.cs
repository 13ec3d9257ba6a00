using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Logging;
using static HvProvider.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.NetworkAttachments;

/// <summary>
/// Changes a NIC of a running guest so that none of its frames is on a VLAN that is not its own: with its link down, and up again only
/// when the bridge has been read.
/// </summary>
internal static class VerifiedNic
{
    /// <summary>
    /// Changes what libvirt can change in place. A tap that is not what its definition says has been changed by something else; it is
    /// set up again.
    /// </summary>
    public static async Task ChangeAsync(AttachmentChange change, AttachmentNics nics, DesiredNic desired, NicUpdatePlan plan)
    {
        var changing = change.Editor.Time.Changing;
        var isMoved = plan.Differences.Any(static difference =>
            difference.Attribute == NicAttributes.Vlan || NicAttributes.IsSource(difference.Attribute));
        if (!isMoved && (await ReadAsync(change, nics).ConfigureAwait(false)).Mismatch is null)
        {
            if (plan.Change == NicChange.InPlace)
            {
                await change.Editor.UpdateAsync(plan.UpdateDocument!, DomainModifyFlags.Live, changing).ConfigureAwait(false);
            }

            return;
        }

        var (before, down) = (nics.Live!, NicRespelling.WithLink(nics.Live!, nics.Form, nics.Live!.Vlan, LinkState.Down));
        if (before.EffectiveLink == LinkState.Up)
        {
            await UpdateAsync(change, down).ConfigureAwait(false);
            nics = await FindAsync(change).ConfigureAwait(false);
        }

        try
        {
            await SetUpAsync(change, nics, desired, isMoved).ConfigureAwait(false);
        }
        catch (LibvirtRemoteException)
        {
            await TryPutBackAsync(change, before, down).ConfigureAwait(false);
            throw;
        }

        await FinishAsync(change, desired.Link, isNew: false).ConfigureAwait(false);
    }

    /// <summary>Verifies a NIC whose link is down, and puts its link up where it is wanted so. A new one that would leak is removed.</summary>
    /// <exception cref="DiagnosticException">It is on other VLANs than it should be, or what the plan has told of them cannot be read.</exception>
    public static async Task FinishAsync(AttachmentChange change, LinkState link, bool isNew)
    {
        var nics = await FindAsync(change).ConfigureAwait(false);
        if (nics.Live is not { } live)
        {
            // The guest stopped meanwhile; it gets the NIC from the persistent definition.
            return;
        }

        var seen = await ReadAsync(change, nics).ConfigureAwait(false);
        if (seen.Mismatch is { } mismatch)
        {
            var left = isNew ? await RemoveAsync(change, live).ConfigureAwait(false) : "Its link is left down.";
            throw AttachmentErrors.OtherVlans(change.DomainName, change.Name, mismatch, left);
        }

        if (seen.Effective is null && change.MeantVlans is { } meant)
        {
            throw AttachmentErrors.VlansNotRead(change.DomainName, change.Name, meant, seen.Unseen, "Its link is left down.");
        }

        if (live.EffectiveLink != link)
        {
            await UpdateAsync(change, NicRespelling.WithLink(live, nics.Form, VlanWish.Of(change.Planned), link)).ConfigureAwait(false);
        }
    }

    /// <summary>Has libvirt set up the tap of a NIC whose link is down.</summary>
    private static async Task SetUpAsync(AttachmentChange change, AttachmentNics nics, DesiredNic desired, bool isMoved)
    {
        var isHalfway = true;
        while (isHalfway && nics.Live is { } live
            && NicUpdate.ForLive(live, nics.Form, desired with { Link = LinkState.Down }) is { Change: NicChange.InPlace } step)
        {
            await UpdateAsync(change, step.UpdateDocument!).ConfigureAwait(false);
            nics = await FindAsync(change).ConfigureAwait(false);
            isHalfway = step.IsDetour && nics.Live is { Source.IsPlainBridge: true };
        }

        if (!isMoved && nics.Live is { } drifted)
        {
            var seen = await ReadAsync(change, nics).ConfigureAwait(false);
            var (other, own) = NicRespelling.Of(drifted, nics.Form, seen.DefaultPvid);
            await UpdateAsync(change, other).ConfigureAwait(false);
            await UpdateAsync(change, own).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What the daemon refused has changed nothing, mostly; a NIC that got halfway is taken back. Where it is as it was, and its tap
    /// what the definition says, the guest gets its link back. Where it is not, the link stays down.
    /// </summary>
    private static async Task TryPutBackAsync(AttachmentChange change, Nic before, string down)
    {
        try
        {
            await PutBackAsync(change, before, down).ConfigureAwait(false);
        }
        catch (LibvirtRemoteException exception)
        {
            // The refusal that the user is told about is the first one.
            PluginLog.Debug("A NIC could not be put back.", ("domain", change.DomainName), ("code", exception.Code));
        }
    }

    private static async Task PutBackAsync(AttachmentChange change, Nic before, string down)
    {
        var nics = await FindAsync(change).ConfigureAwait(false);
        if (nics.Live is { } halfway && !before.Source.IsSameAs(halfway.Source))
        {
            await UpdateAsync(change, down).ConfigureAwait(false);
            nics = await FindAsync(change).ConfigureAwait(false);
        }

        // What it was given counts here, not what its network would give it now.
        var seen = await AttachmentVlans
            .ReadAsync(change.Session, nics with { Networks = [] }, null, change.Editor.Time.Changing).ConfigureAwait(false);
        if (nics.Live is { } live && live.EffectiveLink != before.EffectiveLink && seen.Mismatch is null)
        {
            await UpdateAsync(change, NicRespelling.WithLink(live, nics.Form, live.Vlan, before.EffectiveLink)).ConfigureAwait(false);
        }
    }

    private static async Task<string> RemoveAsync(AttachmentChange change, Nic live) =>
        await GuestRelease.RemoveAsync(change.Editor, live).ConfigureAwait(false) == ReleaseOutcome.Gone
            ? "The NIC was removed again; its link was never up."
            : "The guest has not let the NIC go again; its link is down and was never up. The next apply tries once more.";

    private static Task<NicVlans> ReadAsync(AttachmentChange change, AttachmentNics nics) =>
        AttachmentVlans.ReadAsync(change.Session, nics, change.MeantVlans, change.Editor.Time.Changing);

    private static Task UpdateAsync(AttachmentChange change, string document) =>
        change.Editor.UpdateAsync(document, DomainModifyFlags.Live, change.Editor.Time.Changing);

    private static async Task<AttachmentNics> FindAsync(AttachmentChange change)
    {
        var changing = change.Editor.Time.Changing;
        var snapshot = await change.ReadAsync(changing).ConfigureAwait(false);
        return await AttachmentNics
            .FindAsync(change.Session, snapshot, new AttachmentIdentity(change.Name, change.Mac), changing).ConfigureAwait(false);
    }
}
