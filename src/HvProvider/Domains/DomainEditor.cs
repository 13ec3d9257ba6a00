using HvProvider.Connections;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Changes the interfaces of one domain, in one definition or, for an attach, in both. The daemon locks a domain per change and
/// gives up after 30 s; here the timeout of the operation limits the retries.
/// </summary>
internal sealed class DomainEditor(DomainReader domains, MacOwners macs, DomainRef domain, OperationTime time)
{
    private static readonly TimeSpan CauseTime = TimeSpan.FromSeconds(2);

    private DomainRef? _read;

    /// <summary>The domain.</summary>
    public DomainRef Domain => domain;

    /// <summary>The timeout of the operation.</summary>
    public OperationTime Time => time;

    /// <summary>The same domain, in another time.</summary>
    public DomainEditor Within(OperationTime other) => new(domains, macs, domain, other);

    /// <summary>Attaches an interface.</summary>
    public Task AttachAsync(string xml, DomainModifyFlags definitions, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"attach, {definitions}", xml,
            (libvirt, token) => libvirt.AttachDeviceAsync(domain, xml, definitions, token), cancellationToken);

    /// <summary>Changes an interface in one definition.</summary>
    public Task UpdateAsync(string xml, DomainModifyFlags definition, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"update, {definition}", xml,
            (libvirt, token) => libvirt.UpdateDeviceAsync(domain, xml, definition, token), cancellationToken);

    /// <summary>Removes an interface from the persistent definition.</summary>
    public Task DetachFromConfigAsync(string xml, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"detach, {DomainModifyFlags.Config}", xml,
            (libvirt, token) => libvirt.DetachDeviceAsync(domain, xml, DomainModifyFlags.Config, token), cancellationToken);

    /// <summary>Requests the release of an interface from the guest; returns before it is released.</summary>
    public Task RequestReleaseAsync(string alias, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"ask for release, {DomainModifyFlags.Live}", alias,
            (libvirt, token) => libvirt.DetachDeviceByAliasAsync(domain, alias, DomainModifyFlags.Live, token),
            cancellationToken);

    /// <summary>Subscribes to device events of the domain.</summary>
    public async Task<DomainEventSubscription> SubscribeAsync(
        IReadOnlyCollection<DomainEventKind> kinds, CancellationToken cancellationToken)
    {
        var libvirt = await domains.Connection.GetAsync(ConnectionAccess.ReadWrite, cancellationToken);
        return await libvirt.SubscribeDomainEventsAsync(kinds, domain, cancellationToken);
    }

    /// <summary>The current definitions of the domain; null if it no longer exists.</summary>
    public Task<DomainSnapshot?> ReadAsync(CancellationToken cancellationToken) =>
        ReadAsync(DomainReading.ReadDefinitionsAsync, cancellationToken);

    /// <summary>The current definitions and the state of the domain; null if it no longer exists.</summary>
    public Task<DomainSnapshot?> ReadWithStateAsync(CancellationToken cancellationToken) =>
        ReadAsync(DomainReading.ReadWithStateAsync, cancellationToken);

    private async Task<DomainSnapshot?> ReadAsync(
        Func<LibvirtConnection, DomainRef, CancellationToken, Task<DomainSnapshot?>> read, CancellationToken cancellationToken)
    {
        var last = macs.Changes.Last;
        var snapshot = await CallAsync(
            ConnectionAccess.ReadOnly, (libvirt, token) => read(libvirt, _read ?? domain, token), cancellationToken);
        if (snapshot is not null)
        {
            _read = snapshot.Domain;
            macs.Learn(snapshot, last);
        }

        return snapshot;
    }

    private async Task ChangeAsync(
        string what, string device, Func<LibvirtConnection, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        PluginLog.Debug("Changing a domain.", ("domain", domain.Name), ("change", what));
        PluginLog.Trace("The device of the change.", ("domain", domain.Name), ("device", device));
        await CallAsync(
            ConnectionAccess.ReadWrite,
            async (libvirt, token) =>
            {
                await change(libvirt, token);
                return true;
            },
            cancellationToken);
    }

    private Task<T> CallAsync<T>(
        ConnectionAccess access, Func<LibvirtConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        DomainLock.WaitAsync(
            async isRepeated =>
            {
                var libvirt = await domains.Connection.GetAsync(access, cancellationToken);
                if (isRepeated)
                {
                    await DomainLock.ThrowIfHeldAsync(libvirt, _read ?? domain, cancellationToken);
                }

                try
                {
                    return await call(libvirt, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    await ThrowIfHeldAsync(libvirt);
                    throw;
                }
            },
            cancellationToken);

    /// <summary>Names the lock as the cause of a call that did not return in time, if another operation holds it.</summary>
    private async Task ThrowIfHeldAsync(LibvirtConnection libvirt)
    {
        using var limit = new CancellationTokenSource(CauseTime);
        try
        {
            await DomainLock.ThrowIfHeldAsync(libvirt, _read ?? domain, limit.Token);
        }
        catch (Exception exception) when (exception is LibvirtConnectionException or OperationCanceledException)
        {
            // The time is then all that is known.
            PluginLog.Debug("The state of a domain's lock could not be read.", ("domain", domain.Name));
        }
    }
}
