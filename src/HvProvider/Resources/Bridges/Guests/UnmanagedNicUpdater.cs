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
/// Updates unmanaged NICs of running domains to the settings of their network, without unplugging, in the same way as attachments. A
/// failure of one domain does not stop the others.
/// </summary>
/// <param name="request">The network, which has been changed already.</param>
/// <param name="diagnostics">Receives the failures.</param>
internal sealed class UnmanagedNicUpdater(ResyncRequest request, DiagnosticList diagnostics)
{
    // libvirtd processes only a few calls in parallel, and other resources of the same apply need some of them.
    private const int MaxParallelDomains = 4;

    private readonly ConcurrentBag<UnmanagedNic> _notTried = [];
    private readonly ConcurrentBag<Diagnostic> _failures = [];

    /// <summary>Updates the NICs that are outdated, if the request includes them, and restores the links that are down.</summary>
    public async Task RunAsync()
    {
        var waiting = request.Time.Waiting;
        var network = await request.Network.ReadAsync(waiting);
        if (network?.Live is not { } live)
        {
            return;
        }

        var metadata = ResyncMetadata.Of(network);
        if (!request.UpdatesAll && metadata.IsEmpty)
        {
            return;
        }

        var all = await UnmanagedNicFinder.FindAsync(request.Session, NetworkView.Of(live), metadata, diagnostics, waiting);
        var definitions = NetworkUpdateFlags.Live | (network.IsPersistent ? NetworkUpdateFlags.Config : NetworkUpdateFlags.Current);
        try
        {
            await UpdateAsync(all, !metadata.IsEmpty, NetworkView.Of(live), definitions);
        }
        finally
        {
            ReportFailures();
        }
    }

    private async Task UpdateAsync(
        IReadOnlyList<UnmanagedNic> all, bool hasMetadata, NetworkView network, NetworkUpdateFlags definitions)
    {
        UnmanagedNic[] nics = [.. all.Where(nic => nic.NeedsUpdate && (request.UpdatesAll || nic.IsLinkDownByResync))];

        // Written before the first link goes down, so that the next apply finds them even if this one is killed.
        UnmanagedNic[] taken =
        [
            .. all.Where(nic => nic.IsLinkDownByResync
                || (nics.Contains(nic) && nic.Live.EffectiveLink == LinkState.Up && nic.CurrentSettings.Vlan != nic.ExpectedSettings.Vlan)),
        ];
        if (taken.Length > 0)
        {
            await WriteMetadataAsync(taken, definitions);
        }

        foreach (var stuck in all.Where(static nic => nic is { IsLinkDownByResync: true, Obstacle: not null }))
        {
            _failures.Add(UnmanagedNicMessages.UpdateFailed(
                stuck, $"Its link stays down: {stuck.Obstacle}.", PortGroupPath.Of(network, stuck.PortGroup)));
        }

        using var turns = new SemaphoreSlim(MaxParallelDomains);
        await Task.WhenAll(nics.GroupBy(static nic => nic.Listed.Domain.Domain.Uuid)
            .Select(ofDomain => UpdateDomainAsync([.. ofDomain], turns)));
        if (taken.Length > 0 || hasMetadata)
        {
            var left = await UnmanagedNicFinder.FindAsync(
                request.Session, network, ResyncMetadata.Of(taken), diagnostics, request.Time.Changing);
            await WriteMetadataAsync([.. left.Where(static nic => nic.IsLinkDownByResync)], definitions);
        }
    }

    private Task WriteMetadataAsync(UnmanagedNic[] nics, NetworkUpdateFlags definitions) => request.Network.SetMetadataAsync(
        ResyncMetadata.Prefix,
        ResyncMetadata.Uri,
        nics.Length == 0 ? null : ResyncMetadata.Of(nics).Write(),
        definitions,
        request.Time.Changing);

    private async Task UpdateDomainAsync(UnmanagedNic[] ofDomain, SemaphoreSlim turns)
    {
        var begun = 0;
        try
        {
            await turns.WaitAsync(request.Time.Waiting);
            try
            {
                foreach (var nic in ofDomain)
                {
                    request.Time.Waiting.ThrowIfCancellationRequested();
                    begun++;
                    await TryUpdateAsync(nic);
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

    private async Task TryUpdateAsync(UnmanagedNic nic)
    {
        try
        {
            await UpdateAsync(nic);
        }
        catch (Exception exception) when (
            LibvirtDiagnostics.From(exception, $"updating {nic}", request.Session.Settings.Uri) is { } cause)
        {
            _failures.Add(UnmanagedNicMessages.UpdateFailed(nic, cause.Detail, PortGroupPath.Of(nic.Network, nic.PortGroup)));
        }
    }

    private async Task UpdateAsync(UnmanagedNic nic)
    {
        var (session, time) = (request.Session, request.Time);
        var domain = nic.Listed.Domain.Domain;
        using var turn = await LockedDomain.TakeAsync(session, new DomainSelector(domain.Name, domain.Uuid), time);
        if (turn is null)
        {
            return;
        }

        var target = new LiveNic(session, turn.Editor, new NicKey(null, nic.Live.Mac), $"{nic.Live.Mac}");
        var nics = await target.FindAsync(time.Waiting);
        if (nics is not { Live: { Source.IsResolvedNetwork: true } live, Form: not null, Name: null })
        {
            // The domain was stopped, or another tool changed the NIC: it has new settings already.
            return;
        }

        target = target with { OwnVlan = nics.OwnVlanOf(live) };
        var desired = nics.AsAttached(live, nic.IsLinkDownByResync ? LinkState.Up : live.EffectiveLink);
        var plan = NicUpdate.ForLive(live, nics.Form, desired);
        if (plan.Change == NicChange.Reattach)
        {
            throw new DiagnosticException(
                "NIC requires re-attachment",
                $"The NIC cannot be updated without unplugging: {string.Join("; ", plan.ReattachCauses)}.");
        }

        var isSeen = await VlanStatusReader.AreSeenAsync(session, nics.BridgeOf(live), time.Waiting);
        await VerifiedUpdate.ChangeInPlaceAsync(target, nics, desired, plan, isSeen);
        var after = await target.FindAsync();
        if (after is { Live: { } changed, Form: not null } && NicSync.WithNetwork(after, changed).ToArray() is { Length: > 0 } differences)
        {
            throw new DiagnosticException("Running guest differs after update", $"After the update, {string.Join("; ", differences)}.");
        }
    }

    private void ReportFailures()
    {
        diagnostics.AddRange(_failures.OrderBy(static failure => failure.Detail, StringComparer.Ordinal));
        if (!_notTried.IsEmpty)
        {
            diagnostics.Add(UnmanagedNicMessages.NotTried(
                [.. _notTried.OrderBy(static nic => nic.Listed.Domain.Domain.Name, StringComparer.Ordinal)
                    .ThenBy(static nic => nic.Live.Mac?.ToString(), StringComparer.Ordinal)]));
        }
    }
}
