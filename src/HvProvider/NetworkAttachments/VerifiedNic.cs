using HvProvider.Domains;
using HvProvider.Nics;
using HvProvider.Vlans;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

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
            difference.Attribute is NicAttributes.Vlan or NicAttributes.Bridge);
        if (!isMoved && (await ReadAsync(change, nics).ConfigureAwait(false)).Mismatch is null)
        {
            if (plan.Change == NicChange.InPlace)
            {
                await change.Editor.UpdateAsync(plan.UpdateDocument!, DomainModifyFlags.Live, changing).ConfigureAwait(false);
            }

            return;
        }

        var before = nics.Live!.EffectiveLink;
        if (before == LinkState.Up)
        {
            await UpdateAsync(change, NicRespelling.WithLink(nics.Live, nics.Config, LinkState.Down)).ConfigureAwait(false);
            nics = await FindAsync(change).ConfigureAwait(false);
        }

        try
        {
            await SetUpAsync(change, nics, desired, isMoved).ConfigureAwait(false);
        }
        catch (LibvirtRemoteException) when (before == LinkState.Up)
        {
            await PutBackUpAsync(change).ConfigureAwait(false);
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
            await UpdateAsync(change, NicRespelling.WithLink(live, nics.Config, link)).ConfigureAwait(false);
        }
    }

    /// <summary>Has libvirt set up the tap of a NIC whose link is down.</summary>
    private static async Task SetUpAsync(AttachmentChange change, AttachmentNics nics, DesiredNic desired, bool isMoved)
    {
        if (nics.Live is { } live
            && NicUpdate.ForLive(live, nics.Config, desired with { Link = LinkState.Down }) is { Change: NicChange.InPlace } step)
        {
            await UpdateAsync(change, step.UpdateDocument!).ConfigureAwait(false);
            nics = await FindAsync(change).ConfigureAwait(false);
        }

        if (!isMoved && nics.Live is { } drifted)
        {
            var seen = await ReadAsync(change, nics).ConfigureAwait(false);
            var (other, own) = NicRespelling.Of(drifted, nics.Config, seen.DefaultPvid);
            await UpdateAsync(change, other).ConfigureAwait(false);
            await UpdateAsync(change, own).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What the daemon refused has changed nothing, mostly: where the tap still is what the definition says, the guest gets its link
    /// back. Where it is not, the link stays down.
    /// </summary>
    private static async Task PutBackUpAsync(AttachmentChange change)
    {
        var nics = await FindAsync(change).ConfigureAwait(false);
        var seen = await AttachmentVlans.ReadAsync(change.Session, nics, null, change.Editor.Time.Changing).ConfigureAwait(false);
        if (nics.Live is { } live && seen.Mismatch is null)
        {
            await UpdateAsync(change, NicRespelling.WithLink(live, nics.Config, LinkState.Up)).ConfigureAwait(false);
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
