using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// The domains that changed since they were last read: by libvirt's events, except for those that this session is changing now and will
/// read itself.
/// </summary>
internal sealed class DomainChanges
{
    private static readonly DomainEventKind[] Kinds =
        [DomainEventKind.Lifecycle, DomainEventKind.DeviceAdded, DomainEventKind.DeviceRemoved];

    private readonly Lock _sync = new();
    private readonly Dictionary<Guid, (DomainRef Domain, long Number)> _changed = [];
    private readonly HashSet<Guid> _held = [];
    private (LibvirtConnection Libvirt, DomainEventSubscription? Events)? _watched;
    private long _last;

    /// <summary>The number of the last change. A reading that starts now contains it.</summary>
    public long Last
    {
        get
        {
            lock (_sync)
            {
                Collect();
                return _last;
            }
        }
    }

    /// <summary>Whether the changes on this connection are noticed, as far as its driver reports them.</summary>
    public bool IsWatching(LibvirtConnection libvirt)
    {
        lock (_sync)
        {
            return _watched is var (watched, events) && watched == libvirt && libvirt.CloseReason is null
                && events is not { HasEnded: true };
        }
    }

    /// <summary>Starts to watch the domains of a connection, until the connection ends.</summary>
    public async Task WatchAsync(LibvirtConnection libvirt, CancellationToken cancellationToken)
    {
        if (IsWatching(libvirt))
        {
            return;
        }

        var events = await SubscribeAsync(libvirt, cancellationToken);
        lock (_sync)
        {
            Collect();
            _watched = (libvirt, events);
        }
    }

    /// <summary>Notes that this session starts to change a domain.</summary>
    public void Hold(Guid domain)
    {
        lock (_sync)
        {
            _held.Add(domain);
        }
    }

    /// <summary>Notes that this session has changed a domain.</summary>
    public void Release(Guid domain)
    {
        lock (_sync)
        {
            _held.Remove(domain);
        }
    }

    /// <summary>Notes that a domain was read.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="last">The number of the last change when the reading started.</param>
    public void Forget(Guid domain, long last)
    {
        lock (_sync)
        {
            Collect();
            if (_changed.TryGetValue(domain, out var change) && change.Number <= last)
            {
                _changed.Remove(domain);
            }
        }
    }

    /// <summary>The changed domains that have to be read again.</summary>
    public IReadOnlyList<DomainRef> Find()
    {
        lock (_sync)
        {
            Collect();
            return [.. _changed.Where(change => !_held.Contains(change.Key)).Select(static change => change.Value.Domain)];
        }
    }

    private static async Task<DomainEventSubscription?> SubscribeAsync(LibvirtConnection libvirt, CancellationToken cancellationToken)
    {
        try
        {
            return await libvirt.SubscribeDomainEventsAsync(Kinds, null, cancellationToken);
        }
        catch (LibvirtRemoteException)
        {
            // Not every driver has events. All domains are then read again from time to time.
            return null;
        }
    }

    /// <summary>Takes the events that have arrived.</summary>
    private void Collect()
    {
        while (_watched is { Events: { } events } && events.TryRead(out var happened))
        {
            _changed[happened.Domain.Uuid] = (happened.Domain, ++_last);
        }
    }
}
