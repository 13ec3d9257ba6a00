using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>
/// Delivers events to subscriptions by callback ID; the serial of an event is not used. An event can arrive before the reply that
/// contains its ID, so events of unknown IDs are buffered while a registration is in progress.
/// </summary>
internal sealed class EventRouter
{
    /// <summary>The maximum number of buffered events.</summary>
    internal const int EarlyLimit = 4096;

    /// <summary>The maximum memory of buffered events, in bytes.</summary>
    internal const long EarlyMemoryLimit = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, DomainEventSubscription> _routes = [];
    private readonly List<(int CallbackId, DomainEvent Event)> _early = [];
    private long _earlyBytes;
    private int _registrations;
    private LibvirtConnectionException? _closeReason;

    /// <summary>Starts a registration, until <see cref="EndRegistration"/>.</summary>
    public void BeginRegistration()
    {
        lock (_lock)
        {
            _registrations++;
        }
    }

    /// <summary>Ends a registration.</summary>
    public void EndRegistration()
    {
        lock (_lock)
        {
            if (--_registrations == 0)
            {
                _early.Clear();
                _earlyBytes = 0;
            }
        }
    }

    /// <summary>Routes an ID to a subscription, and delivers buffered events first.</summary>
    public void Add(int callbackId, DomainEventSubscription subscription)
    {
        lock (_lock)
        {
            _routes[callbackId] = subscription;
            foreach (var (_, early) in _early.Where(early => early.CallbackId == callbackId))
            {
                subscription.Deliver(early);
                _earlyBytes -= EventSize.Of(early);
            }

            _early.RemoveAll(early => early.CallbackId == callbackId);
            if (_closeReason is not null)
            {
                subscription.Complete(_closeReason);
            }
        }
    }

    /// <summary>Stops routing an ID.</summary>
    public void Remove(int callbackId)
    {
        lock (_lock)
        {
            _routes.Remove(callbackId);
        }
    }

    /// <summary>Delivers an event. Events of removed subscriptions are dropped.</summary>
    public void Route(int callbackId, DomainEvent domainEvent)
    {
        lock (_lock)
        {
            if (_routes.TryGetValue(callbackId, out var subscription))
            {
                subscription.Deliver(domainEvent);
            }
            else if (_registrations > 0)
            {
                Buffer(callbackId, domainEvent);
            }
        }
    }

    /// <summary>Ends all subscriptions, present and future, with the reason.</summary>
    public void Close(LibvirtConnectionException reason)
    {
        lock (_lock)
        {
            _closeReason = reason;
            foreach (var subscription in _routes.Values)
            {
                subscription.Complete(reason);
            }
        }
    }

    private void Buffer(int callbackId, DomainEvent domainEvent)
    {
        _earlyBytes += EventSize.Of(domainEvent);
        if (_early.Count == EarlyLimit || _earlyBytes > EarlyMemoryLimit)
        {
            throw new XdrException(
                $"more than {EarlyLimit} events or {EarlyMemoryLimit / 1024 / 1024} MiB before the reply to their registration");
        }

        _early.Add((callbackId, domainEvent));
    }
}
