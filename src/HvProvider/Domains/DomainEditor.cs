using HvProvider.Connections;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Changes the interfaces of one domain, in one definition at a time or, for an attach, in both. The daemon locks a domain
/// for one change at a time and gives up after 30 s; here the operation's own time decides how long to try.
/// </summary>
internal sealed class DomainEditor(DomainReader domains, DomainRef domain, OperationTime time)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The domain.</summary>
    public DomainRef Domain => domain;

    /// <summary>The operation's clocks.</summary>
    public OperationTime Time => time;

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

    /// <summary>Removes an interface from the persistent definition, where no guest has to agree.</summary>
    public Task DetachFromConfigAsync(string xml, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"detach, {DomainModifyFlags.Config}", xml,
            (libvirt, token) => libvirt.DetachDeviceAsync(domain, xml, DomainModifyFlags.Config, token), cancellationToken);

    /// <summary>Asks the guest to let an interface go; returns before it has.</summary>
    public Task RequestReleaseAsync(string alias, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"ask for release, {DomainModifyFlags.Live}", alias,
            (libvirt, token) => libvirt.DetachDeviceByAliasAsync(domain, alias, DomainModifyFlags.Live, token),
            cancellationToken);

    /// <summary>Subscribes to what happens to the domain's devices.</summary>
    public async Task<DomainEventSubscription> SubscribeAsync(
        IReadOnlyCollection<DomainEventKind> kinds, CancellationToken cancellationToken)
    {
        var libvirt = await domains.Connection.GetAsync(ConnectionAccess.ReadWrite, cancellationToken);
        return await libvirt.SubscribeDomainEventsAsync(kinds, domain, cancellationToken);
    }

    /// <summary>The domain as it is now; null when it is no more.</summary>
    public Task<DomainSnapshot?> ReadAsync(CancellationToken cancellationToken) =>
        domains.ReadAsync(new DomainSelector(domain.Name, domain.Uuid), cancellationToken);

    private async Task ChangeAsync(
        string what, string device, Func<LibvirtConnection, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        PluginLog.Debug("Changing a domain.", ("domain", domain.Name), ("change", what));
        PluginLog.Trace("The device of the change.", ("domain", domain.Name), ("device", device));
        while (true)
        {
            var libvirt = await domains.Connection.GetAsync(ConnectionAccess.ReadWrite, cancellationToken);
            try
            {
                await change(libvirt, cancellationToken);
                return;
            }
            catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.OperationTimeout)
            {
                // Somebody else's change holds the domain's lock. When time is up, that is the cause to be told.
                if (!await PauseAsync(cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    private static async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(BusyPause, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
