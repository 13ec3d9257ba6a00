using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    // libvirt refuses a second registration for the same events of a domain, so one that is not removed in time makes the next one fail.
    // When the connection is closed, the call ends at once.
    private static readonly TimeSpan UnregisterTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Subscribes to events of one domain or of all domains. Every event after the return of this method is delivered.
    /// </summary>
    public async Task<DomainEventSubscription> SubscribeDomainEventsAsync(
        IReadOnlyCollection<DomainEventKind> kinds, DomainRef? domain, CancellationToken cancellationToken)
    {
        var subscription = new DomainEventSubscription(UnsubscribeAsync);
        _session.Events.BeginRegistration();
        try
        {
            foreach (var kind in kinds.Distinct())
            {
                await _session.CallAsync(
                    ConnectProcedures.DomainEventCallbackRegisterAny, new((int)kind, domain),
                    callbackId => Accept(subscription, callbackId), cancellationToken).ConfigureAwait(false);
            }

            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _session.Events.EndRegistration();
        }
    }

    // Runs in the read loop, so that no event is processed between the reply and the registration of its route.
    private void Accept(DomainEventSubscription subscription, int callbackId)
    {
        if (subscription.TryAdd(callbackId))
        {
            _session.Events.Add(callbackId, subscription);
        }
        else
        {
            _ = UnsubscribeAsync([callbackId]);
        }
    }

    private async Task UnsubscribeAsync(IReadOnlyList<int> callbackIds)
    {
        foreach (var callbackId in callbackIds)
        {
            _session.Events.Remove(callbackId);
        }

        using var timeout = new CancellationTokenSource(UnregisterTimeout);
        try
        {
            foreach (var callbackId in callbackIds)
            {
                await CallAsync(
                    ConnectProcedures.DomainEventCallbackDeregisterAny, callbackId, timeout.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
        {
            // The router drops later events, and the daemon removes the registration with the connection.
        }
    }
}
