using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Applies the plan to an existing NIC: first in the running domain, confirmed, then in the persistent definition. The two are never
/// changed by one request: if its first half failed, a retry would find the second half done and fail. A NIC that is missing from one
/// definition is attached to it.
/// </summary>
internal static class AttachmentUpdate
{
    // A detached NIC is re-attached even if the timeout has expired.
    private static readonly TimeSpan ReattachTime = TimeSpan.FromSeconds(45);

    /// <summary>Changes the NIC.</summary>
    /// <param name="change">The plan, and the domain.</param>
    /// <param name="prior">The prior state, which contains the name and MAC address by which the NIC is found.</param>
    public static async Task RunAsync(AttachmentChange change, AttachmentModel prior)
    {
        var waiting = change.Editor.Time.Waiting;
        var snapshot = await BootHolder.ReadWithoutAsync(change, waiting);
        var nics = await FindAsync(change, snapshot, prior);
        if (nics.Current is null)
        {
            await AttachmentCreation.RunAsync(change);
            return;
        }

        if (nics.Strangers.Any is { } stranger)
        {
            throw AttachmentErrors.MacOfStranger(change.DomainName, change.Key, stranger);
        }

        await AttachmentConnection.RequireAsync(change, waiting);
        if (prior.Bridge != change.Planned.Bridge)
        {
            await AttachmentConnection.RequireBridgeAsync(change, waiting);
        }

        if (nics.Live?.Mac != change.Mac && nics.Config?.Mac != change.Mac)
        {
            if (snapshot.Definitions.Any(definition => definition.Nics.Any(nic =>
                nic.Mac == change.Mac && nic.FailoverOf != NicName.ToAlias(change.Name))))
            {
                throw AttachmentErrors.MacInUse(change.Mac, change.DomainName);
            }

            await change.RefuseForeignMacAsync(waiting);
        }

        if (nics.Live is { } live)
        {
            var before = nics;
            await ChangeLiveAsync(change, snapshot, nics, live);
            snapshot = await change.ReadAsync(change.Editor.Time.Changing);
            nics = (await FindAsync(change, snapshot, prior)).WithHalfOf(before, snapshot);
        }

        if (nics.Config is { } config)
        {
            await ChangeConfigAsync(change, snapshot, nics, config);
            snapshot = await change.ReadAsync(change.Editor.Time.Changing);
            nics = await FindAsync(change, snapshot, prior);
        }

        if (nics.Current is { } half)
        {
            var desired = DesiredNicBuilder.InPlaceOf(half, nics, change);
            desired = desired.WithSettings(desired.Settings.FilledFrom(half.Settings, NicSettingTable.Configurable)) with
            {
                Source = desired.Source ?? NicSource.OfNetwork(half.Source.Network!, half.Source.PortGroup),
                Former = half == nics.Live ? NicConfigForm.ForPersistent(half, desired.Vlan, desired.Inherited) : half.Element,
            };
            await AttachmentPlacement.AttachAsync(change, snapshot, nics, desired);
        }
    }

    /// <summary>The NIC by its name, or by its prior MAC address if it does not have the name yet.</summary>
    private static Task<DomainNic> FindAsync(AttachmentChange change, DomainSnapshot snapshot, AttachmentModel prior) =>
        DomainNic.FindAsync(
            change.Session,
            snapshot,
            prior.Key with { Name = change.Name },
            change.Editor.Time.Changing);

    private static async Task ChangeLiveAsync(
        AttachmentChange change, DomainSnapshot snapshot, DomainNic nics, Nic live)
    {
        var desired = DesiredNicBuilder.InPlaceOf(live, nics, change);
        var plan = NicUpdate.ForLive(live, nics.Form, desired);
        var waiting = change.Editor.Time.Waiting;
        var bridge = await change.FindBridgeAsync(desired.Source ?? live.Source, waiting);
        var isVerified = await VlanStatusReader.AreSeenAsync(change.Session, bridge, waiting);
        var isLost = change.ReplacesTap && await change.Target.FindDriftAsync(nics) is { Repair: TapRepair.Reattach };
        switch (isLost ? NicChange.Reattach : plan.Change)
        {
            case NicChange.None or NicChange.InPlace:
                await VerifiedUpdate.ChangeInPlaceAsync(change.Target, nics, desired, plan, isVerified);
                break;
            case NicChange.Reattach:
                if (UnplugObstacle.Of(snapshot.Live!, live) is { } obstacle)
                {
                    throw AttachmentErrors.CannotUnplug(change.DomainName, change.Name, obstacle);
                }

                RefuseBadAddress(change, snapshot, nics, desired.PciAddress);
                var hold = new LinkHold(change.Target, nics, await change.Target.ReadTapAsync(nics))
                {
                    IsUndoable = false,
                    Wanted = desired.Link,
                };
                var release = await GuestRelease.RemoveAsync(change.Editor, live);
                if (release.Outcome != ReleaseOutcome.Gone)
                {
                    throw AttachmentErrors.NotReleased(change.DomainName, change.Name, release, change.Editor.Time.Limit);
                }

                if (isVerified)
                {
                    var downPlan = NicUpdate.ForLive(live, nics.Form, desired with { Link = LinkState.Down });
                    await ReattachAsync(change, downPlan, nics.Config is null);
                    await hold.RunAsync(owing => VerifiedUpdate.FinishAsync(owing, desired.Link));
                }
                else
                {
                    await ReattachAsync(change, plan, nics.Config is null);
                }

                break;
        }
    }

    private static async Task ChangeConfigAsync(
        AttachmentChange change, DomainSnapshot snapshot, DomainNic nics, Nic config)
    {
        var desired = DesiredNicBuilder.InPlaceOf(config, nics, change);
        if (nics.Live?.PciAddress is { } address)
        {
            desired = desired with { PciAddress = NicSync.CanHave(snapshot.Config!, config, address) ? address : null };
        }

        var plan = NicUpdate.ForConfig(config, desired);
        switch (plan.Change)
        {
            case NicChange.InPlace:
                await change.Editor.UpdateAsync(plan.UpdateDocument!, DomainModifyFlags.Config, change.Editor.Time.Changing);
                break;
            case NicChange.Reattach:
                await PersistentReattach.RunAsync(change, snapshot.Config!, config, plan, nics.Live is null);
                break;
        }
    }

    private static void RefuseBadAddress(
        AttachmentChange change, DomainSnapshot snapshot, DomainNic nics, PciAddress? address)
    {
        Nic[] detached = [.. new[] { nics.Live, nics.Config }.OfType<Nic>()];
        if (address is { } requested
            && PciSlotAllocator.Check(requested, snapshot.Definitions, detached) is not PciAddressProblem.None and var problem)
        {
            throw AttachmentErrors.BadPciAddress(change, requested, problem);
        }
    }

    /// <summary>
    /// Re-attaches the NIC that was just detached. The guest has no NIC at this moment, so a separate timeout applies, and the operation
    /// is not interrupted.
    /// </summary>
    private static async Task ReattachAsync(AttachmentChange change, NicUpdatePlan plan, bool isOnlyHalf)
    {
        using var limit = new CancellationTokenSource(ReattachTime);
        await new SafeAttach(change, plan, DomainModifyFlags.Live) { IsOnlyHalf = isOnlyHalf }.RunAsync(limit.Token);
    }
}
