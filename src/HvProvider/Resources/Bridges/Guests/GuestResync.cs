using System.Collections.Concurrent;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// Gives running guests that no attachment looks after what their network gives now, without unplugging, as an attachment does. A guest
/// that fails does not keep others from having their turn.
/// </summary>
/// <param name="change">The change of the network, which has been made.</param>
/// <param name="editor">The network.</param>
/// <param name="diagnostics">Takes what fails.</param>
internal sealed class GuestResync(BridgeChange change, NetworkEditor editor, DiagnosticList diagnostics)
{
    // libvirt's daemon works on a few changes at once, and other resources of the same apply have theirs.
    private const int AtOnce = 4;

    private readonly ConcurrentBag<UnmanagedNic> _notTried = [];
    private readonly ConcurrentBag<Diagnostic> _failures = [];

    /// <summary>Changes all that are to be changed: those that are stale, where that is wanted, and those whose link was taken.</summary>
    public async Task RunAsync()
    {
        var waiting = change.Time.Waiting;
        var network = await editor.ReadAsync(waiting);
        if (network?.Live is not { } live)
        {
            return;
        }

        var held = LinksToRestore.Of(network);
        if (!change.ResyncsGuests && !held.Any)
        {
            return;
        }

        var view = NetworkView.Of(live);
        var all = await UnmanagedNics.FindAsync(change.Session, view, held, waiting);
        var definitions = NetworkUpdateFlags.Live | (network.IsPersistent ? NetworkUpdateFlags.Config : NetworkUpdateFlags.Current);
        try
        {
            await ResyncAsync(all, held, view, definitions);
        }
        finally
        {
            Report();
        }
    }

    private async Task ResyncAsync(
        IReadOnlyList<UnmanagedNic> all, LinksToRestore held, NetworkView view, NetworkUpdateFlags definitions)
    {
        UnmanagedNic[] nics = [.. all.Where(nic => nic.IsRepairable && (change.ResyncsGuests || nic.IsHeld))];

        // From here on the next apply would find whose link is down by our doing.
        UnmanagedNic[] taken =
        [
            .. all.Where(nic => nic.IsHeld
                || (nics.Contains(nic) && nic.Live.EffectiveLink == LinkState.Up && nic.Has.Vlan != nic.Wants.Vlan)),
        ];
        if (taken.Length > 0)
        {
            await HoldAsync(taken, definitions);
        }

        foreach (var stuck in all.Where(static nic => nic is { IsHeld: true, Obstacle: not null }))
        {
            _failures.Add(GuestMessages.NotResynced(
                stuck, $"Its link is down, and stays so: {stuck.Obstacle}.", GuestPaths.Of(view, stuck.PortGroup)));
        }

        using var turns = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(nics.GroupBy(static nic => nic.Guest.Domain.Domain.Uuid)
            .Select(guest => ResyncAsync([.. guest], turns)));
        if (taken.Length > 0 || held.Any)
        {
            var left = await UnmanagedNics.FindAsync(change.Session, view, HeldOf(taken), change.Time.Changing);
            await HoldAsync([.. left.Where(static nic => nic.IsHeld)], definitions);
        }
    }

    private static LinksToRestore HeldOf(IEnumerable<UnmanagedNic> nics) => new(
        nics.Select(static nic => (nic.Guest.Domain.Domain.Uuid, nic.Live.Mac!.Value)).ToHashSet());

    private Task HoldAsync(UnmanagedNic[] nics, NetworkUpdateFlags definitions) => editor.SetMetadataAsync(
        LinksToRestore.Prefix, LinksToRestore.Uri, nics.Length == 0 ? null : HeldOf(nics).Write(), definitions, change.Time.Changing);

    private async Task ResyncAsync(UnmanagedNic[] ofDomain, SemaphoreSlim turns)
    {
        var begun = 0;
        try
        {
            await turns.WaitAsync(change.Time.Waiting);
            try
            {
                foreach (var nic in ofDomain)
                {
                    change.Time.Waiting.ThrowIfCancellationRequested();
                    begun++;
                    await TryAsync(nic);
                }
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException)
        {
            foreach (var nic in ofDomain.Skip(begun))
            {
                _notTried.Add(nic);
            }
        }
    }

    private async Task TryAsync(UnmanagedNic nic)
    {
        try
        {
            await ResyncAsync(nic);
        }
        catch (Exception exception) when (
            LibvirtDiagnostics.From(exception, $"re-syncing {nic}", change.Session.Settings.Uri) is { } cause)
        {
            _failures.Add(GuestMessages.NotResynced(nic, cause.Detail, GuestPaths.Of(nic.Network, nic.PortGroup)));
        }
    }

    private async Task ResyncAsync(UnmanagedNic nic)
    {
        var (session, time) = (change.Session, change.Time);
        var domain = nic.Guest.Domain.Domain;
        using var turn = await LockedDomain.TakeAsync(session, new DomainSelector(domain.Name, domain.Uuid), time);
        if (turn is null)
        {
            return;
        }

        var target = new LiveNic(session, turn.Editor, new NicKey(null, nic.Live.Mac), $"{nic.Live.Mac}");
        var nics = await target.FindAsync();
        if (nics is not { Live: { Source.IsResolvedNetwork: true } live, Form: not null, Name: null })
        {
            // It was stopped meanwhile, or somebody has changed it: it has what it has anew.
            return;
        }

        target = target with { OwnVlan = nics.OwnVlanOf(live) };
        var desired = nics.AsAttached(live, nic.IsHeld ? LinkState.Up : live.EffectiveLink);
        var plan = NicUpdate.ForLive(live, nics.Form, desired);
        if (plan.Change == NicChange.RePlug)
        {
            throw new DiagnosticException(
                "NIC would have to be plugged in again",
                $"The running guest has it otherwise than it could be given now: {string.Join("; ", plan.RePlugCauses)}.");
        }

        var isSeen = await VlanStatusReader.AreSeenAsync(session, nics.BridgeOf(live), time.Waiting);
        await VerifiedUpdate.ChangeInPlaceAsync(target, nics, desired, plan, isSeen);
        var after = await target.FindAsync();
        if (after is { Live: { } changed, Form: not null } && NicSync.WithNetwork(after, changed).ToArray() is { Length: > 0 } differences)
        {
            throw new DiagnosticException("Guest still differs", $"After the change, {string.Join("; ", differences)}.");
        }
    }

    private void Report()
    {
        diagnostics.AddRange(_failures.OrderBy(static failure => failure.Detail, StringComparer.Ordinal));
        if (!_notTried.IsEmpty)
        {
            diagnostics.Add(GuestMessages.NotTried(
                [.. _notTried.OrderBy(static nic => nic.Guest.Domain.Domain.Name, StringComparer.Ordinal)
                    .ThenBy(static nic => nic.Live.Mac?.ToString(), StringComparer.Ordinal)]));
        }
    }
}
